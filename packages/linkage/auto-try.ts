import { openDuckDb, sql } from '@sogoc/engine';
import * as L from '@sogoc/linkage';

const [path, key, ...cols] = process.argv.slice(2);
const engine = await openDuckDb({ threads: 2 });
const rd = path.endsWith('parquet') ? sql`read_parquet(${path})` : sql`read_csv(${path}, all_varchar=true, normalize_names=true)`;
const truth = process.env.TRUTH ?? 'cluster';
const data = await engine.materialize(
  'd',
  truth === 'cluster' ? sql`select * from ${rd}` : sql`select *, regexp_extract(rec_id, '^([^-]+-[^-]+)', 1) as cluster from ${rd}`,
);
const columns = (await engine.all<{ column_name: string }>(sql`select column_name from (describe ${data.name})`))
  .map((r) => r.column_name)
  .filter((c) => c !== key && c !== 'cluster');
let t = performance.now();
const { id } = await import('@sogoc/engine');
const tables = [{ name: 'd', relation: sql`${data.name}`, key: sql`${id(key)}` }];
const model = await L.proposeModel(engine, tables, { columns });
console.log(model.reasons, Math.round(performance.now() - t));
t = performance.now();
const p = await L.prepareRecords(engine, tables, model);
const tr = await L.trainModel(p);
console.log('trained', Math.round(performance.now() - t));
if (process.env.VERBOSE)
  for (const c of tr.model.comparisons) {
    console.log(c.name);
    for (const l of c.levels) console.log('   ', l.name.padEnd(22), l.m?.toFixed(5), l.u?.toFixed(7), Math.log2(l.m! / l.u!).toFixed(2));
  }
console.log(
  tr.model.prior,
  tr.checks.map((c) => [c.code, c.place]),
);
const pred = await L.predictPairs(p, tr.model, tr.scored, 0);
const acc = await L.measureAccuracy(p, pred, {
  kind: 'entities',
  relation: sql`select 'd' as source, ${id(key)} as key, cluster as entity from ${data.name}`,
});
console.log(pred.rows, acc.best, acc.truePairs, acc.blockedTruePairs, acc.points.find((x) => x.weight >= 0)?.f1);
await engine.close();
