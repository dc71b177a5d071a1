import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, type Rule, ruleId } from '../../packages/contract/src/index.ts';
import { openDuckDb, sql } from '../../packages/engine/src/index.ts';
import { profileTable, type TableProfile } from '../../packages/profile/src/index.ts';
import { runRules } from '../../packages/quality/src/index.ts';
import { vietnam } from '../../packages/vietnam/src/index.ts';

// node bench/quality/rules.ts [rows]: what each kind of rule costs on a table of persons, in seconds by the clock and of the processors.

const rows = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'bench-quality-'));
const engine = await openDuckDb({ memoryLimit: 2 ** 30 });
try {
  const profile = await landed();
  const report = async (name: string, checks: Check[]): Promise<void> => {
    const rules = checks.map(
      (check): Rule => ({ id: ruleId('t', check), database: 'db', table: 't', criterion: 'clean', severity: 'low', source: 'contract', check }),
    );
    const [start, used] = [performance.now(), process.cpuUsage()];
    const { results, discrepancies } = await runRules(engine, [profile], rules, { pack: vietnam, now: () => new Date() });
    const [clock, processors] = [performance.now() - start, process.cpuUsage(used).user / 1000];
    await discrepancies.drop();
    const findings = results.reduce((sum, { failed, variants }) => sum + failed + variants, 0);
    const text = [
      name,
      `${rules.length} rules`,
      `${(clock / 1000).toFixed(2)} s`,
      `${(processors / 1000).toFixed(2)} s of processors`,
      `${findings} findings`,
    ];
    console.log(text.map((part) => part.padEnd(24)).join(''));
  };
  const groups = Object.entries(checksOf(profile));
  for (const [kind, checks] of groups) await report(kind, checks);
  await report(
    'all',
    groups.flatMap(([, checks]) => checks),
  );
  console.log(`${rows} rows, peak memory ${Math.round(engine.peakMemory() / 2 ** 20)} MiB`);
} finally {
  await engine.close();
  await rm(folder, { recursive: true });
}

async function landed(): Promise<TableProfile> {
  const file = join(folder, 't.parquet');
  const pick = (words: readonly string[], salt: number): ReturnType<typeof sql> => sql`${words}[1 + (hash(i + ${salt}) % ${words.length})::int]`;
  await engine.writeParquet(
    sql`select lpad(i::varchar, 12, '0') as pid,
      ${pick(['Nguyễn', 'Trần', 'Lê', 'Phạm'], 0)} || ' ' || ${pick(['Văn', 'Thị', 'Hữu'], 7)} || ' ' || ${pick(['An', 'Bình', 'Chi', 'Dũng', 'Hoà', 'Lan<br>'], 3)} as name,
      lpad((hash(i) % 1000)::varchar, 3, '0') as code, strftime(date '1950-01-01' + (hash(i) % 25000)::int, '%d/%m/%Y') as birth,
      (hash(i + 1) % 10000)::varchar as area, case when hash(i + 2) % 50 = 0 then null else '0' || (900000000 + hash(i) % 99999999)::varchar end as phone,
      'Số ' || (hash(i) % 500)::varchar || ' đường Lê Lợi, phường ' || (hash(i) % 12)::varchar as address, ${pick(['Nam', 'Nữ'], 5)} as sex,
      'AB' || lpad((hash(i) % 1000000)::varchar, 6, '0') as serial, 'ghi chú ' || (hash(i) % 1000)::varchar as note from range(${rows}) as r(i)`,
    file,
  );
  const names = ['pid', 'name', 'code', 'birth', 'area', 'phone', 'address', 'sex', 'serial', 'note'];
  const columns = names.map((name) => ({ name, sourceType: 'text', type: 'text' as const }));
  return profileTable(engine, { database: 'db', table: 't', file, columns, primaryKey: null, unique: [], references: [] }, { pack: vietnam });
}

function checksOf({ columns }: TableProfile): Record<string, Check[]> {
  const text = columns.filter(({ type }) => type === 'text').map(({ name }) => name);
  return {
    required: columns.map(({ name }) => ({ kind: 'required', column: name })),
    hygiene: text.map((column) => ({ kind: 'hygiene', column })),
    encoding: text.map((column) => ({ kind: 'encoding', column })),
    placeholder: text.map((column) => ({ kind: 'placeholder', column })),
    format: columns.flatMap(({ name, semanticType }) =>
      semanticType ? [{ kind: 'format', column: name, semanticType: semanticType.id } as const] : [],
    ),
    range: [{ kind: 'range', column: 'area', min: 0, max: 9990 }],
    unique: ['pid', 'serial'].map((column) => ({ kind: 'unique', columns: [column] })),
  };
}
