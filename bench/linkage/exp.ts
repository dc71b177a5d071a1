import { openDuckDb, sql, id, join } from '@sogoc/engine';
import { vietnam, entityKinds, comparers } from '@sogoc/vietnam';
import { openRegistry, prepareRecords, trainModel, weighPairs, formClusters, predictPairs } from '@sogoc/linkage';
import { readFileSync, readdirSync } from 'node:fs';
import { findReferences } from '../../packages/survey/src/crosswalk/references.ts';
import { entityTables } from '../../packages/survey/src/crosswalk/entity-tables.ts';
import { gatherRecords } from '../../packages/survey/src/crosswalk/gather.ts';
import { describeRecords } from '../../packages/survey/src/crosswalk/descriptions.ts';
const [out='', truthDir='', nopid=''] = process.argv.slice(2);
await using engine = await openDuckDb({ threads: 2, memoryLimit: 2 ** 30 });
const catalog = JSON.parse(readFileSync(`${out}/catalog.json`, 'utf8'));
const tables: any[] = catalog.databases.flatMap((d: any) => d.tables.map((t: any) => { const dir = `${out}/lake/${d.name}/${t.table}`; return { ...t, database: d.name, file: `${dir}/${readdirSync(dir).find((f) => f.endsWith('.parquet'))}` }; }));
if (nopid) for (const t of tables) t.columns = t.columns.filter((c: any) => t.recordKey.columns.includes(c.name) || !['vn.personal-id','vn.old-id-card'].includes(c.semanticType?.id) && !(c.semanticType?.id==='vn.tax-code' && c.maxLength===12));
const t0 = performance.now(); let last = t0; let cpu = process.cpuUsage();
const lap = (w: string, extra: unknown = '') => { const n = performance.now(); const c = process.cpuUsage(cpu); cpu = process.cpuUsage(); console.log(`${w}: ${((n - last) / 1000).toFixed(1)}s cpu ${((c.user + c.system) / 1e6).toFixed(1)}`, extra); last = n; };
const refs = await findReferences(engine, tables, vietnam, {});
lap('references', refs.map((r) => `${r.from.table}.${r.column.name}->${r.to.table}`).join(' '));
const found = entityTables(tables, refs, entityKinds, vietnam);
for (const f of found) console.log(f.kind.id, f.profile.database, f.profile.table, [...f.own].map(([k, v]) => `${k}=${v[0]}`).join(' '), '| borrowed', f.borrowed.map((b) => `${b.part}<-${b.reference.to.table}.${b.column}`).join(' '));
const registry = openRegistry({ comparers });
for (const kind of entityKinds) {
  const mine = found.filter((f) => f.kind === kind);
  if (mine.length === 0) continue;
  const gathered = await gatherRecords(engine, kind, mine, {});
  lap(`${kind.id} gather`, gathered.rows);
  await using d = await describeRecords(engine, kind, gathered, {});
  lap('describe', `${d.distinct.rows} of ${d.records.rows}`);
  const model = { format: 'sogoc-link-model' as const, version: 1 as const, kind: 'dedupe' as const, blocking: [...kind.blocking], comparisons: [...kind.comparisons], prior: null, duplication: null, threshold: 0.5 };
  await using prepared = await prepareRecords(engine, [{ name: 'd', relation: sql`(select * from ${d.distinct.name})`, key: sql`lpad(cast(description as varchar), 12, '0')` }], model, { registry });
  lap('prepare');
  const trained = await trainModel(prepared, { maximumPairs: Number(process.env.MP ?? 40000) });
  lap('train', trained.scored.rows);
  for (const r of prepared.rules) { const {n}= await engine.one<any>(sql`select count(*) as n from ${trained.scored.name} where rules & ${1<<r.position} <> 0`); console.log('   rule', r.rule.keys.map((k)=>k.column).join('+'), n); }
  if (process.env.VERBOSE) { console.log('prior', trained.model.prior); for (const c of trained.model.comparisons) for (const l of c.levels) console.log('  ', c.name, l.name, l.m?.toFixed(5), l.u?.toFixed(6), Math.log2((l.m ?? 1) / (l.u ?? 1)).toFixed(1)); }
  const weighed = await weighPairs(prepared, trained.model, trained.scored);
  lap('weigh', weighed.rows);
  const clusters = await formClusters(prepared, trained.model, weighed);
  lap('cluster');
  const xw = await engine.materialize('xw', sql`select r.source, r.record_key, ${kind.id} as kind, c.cluster from ${d.records.name} r join ${prepared.records.name} p on cast(p.key as integer) = r.description join ${clusters.name} c on c.rid = p.rid`);
  const names = join(mine.map((m, i) => sql`select ${i} as source, ${m.profile.database} as database, ${m.profile.table} as tab`), sql` union all `);
  const x = await engine.materialize('x', sql`select n.database, n.tab, x.record_key, x.cluster, t.entity_id, t.entity_kind from ${xw.name} x join (${names}) n on n.source = x.source left join read_parquet(${truthDir + '/truth/entities.parquet'}) t on t.database = n.database and t."table" = n.tab and t.record_key = x.record_key`);
  const score = async (where: any, label: string) => {
    const r = await engine.one<any>(sql`with p as (select cluster, entity_id, database, tab, count(*) as n from ${x.name} where entity_id is not null group by all),
      s as (select sum(n)*sum(n) as a, 0 as b from p group by cluster)
      select (select sum(c*(c-1)/2) from (select sum(n) as c from p group by cluster, entity_id)) as tp,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by cluster)) as found,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by entity_id)) as same,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by cluster, entity_id, database)) as tpi,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by cluster, database)) as foundi,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by entity_id, database)) as samei,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by cluster, entity_id, database, tab)) as tpt,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by cluster, database, tab)) as foundt,
       (select sum(c*(c-1)/2) from (select sum(n) as c from p group by entity_id, database, tab)) as samet`);
    const f = (tp: number, fo: number, s: number) => { const p = tp / fo, q = tp / s; return `P ${p.toFixed(5)} R ${q.toFixed(5)} F1 ${(2 * p * q / (p + q)).toFixed(5)} (${tp}/${fo}/${s})`; };
    const N = (k: string) => Number(r[k] ?? 0);
    console.log(label, 'across', f(N('tp') - N('tpi'), N('found') - N('foundi'), N('same') - N('samei')), 'within table', f(N('tpt'), N('foundt'), N('samet')));
  };
  await score(null, kind.id);
  lap('score');
}
console.log('total', ((performance.now() - t0) / 1000).toFixed(1));
