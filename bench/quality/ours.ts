import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Rule, ruleId } from '../../packages/contract/src/index.ts';
import { openDuckDb, sql } from '../../packages/engine/src/index.ts';
import { readTable } from '../../packages/profile/src/index.ts';
import { runRules } from '../../packages/quality/src/index.ts';
import { vietnam } from '../../packages/vietnam/src/index.ts';
import { checks, columns } from './checks.ts';

// node bench/quality/ours.ts FOLDER STATES [counts]: runs the checks over a folder of Parquet files; every failing record is kept with its key, as Parquet. `counts`: none is,
// by a promise that counts alone can keep.

const [folder = '', states = '', mode = ''] = process.argv.slice(2);
const promise = { operator: 'mustBeGreaterThan', value: 0, unit: 'rows' } as const;
const started = performance.now();
await using engine = await openDuckDb({ memoryLimit: 2 ** 30 });
const files = (await readdir(folder)).filter((name) => name.endsWith('.parquet')).sort();
const counted = await engine.all<{ file_name: string; num_rows: number }>(
  sql`select file_name, num_rows from parquet_file_metadata(${files.map((name) => join(folder, name))})`,
);
const rows = new Map(counted.map((file) => [file.file_name, file.num_rows]));
const parts = files.map((name) => ({ name, file: join(folder, name), rows: rows.get(join(folder, name)) ?? 0 }));
const input = { database: 'db', table: 't', file: folder, parts, primaryKey: ['id'], unique: [], references: [] };
const profile = await readTable(engine, { ...input, columns: columns.map(({ name }) => ({ name, sourceType: '', type: 'text' as const })) });
const known = new Map<string, number>();
const rules = checks.map((check): Rule => {
  const id = ruleId('t', check);
  known.set(id, (known.get(id) ?? 0) + 1);
  const number = known.get(id) ?? 1;
  const name = number > 1 ? `${id}#${number}` : id;
  const alone = mode === 'counts' ? { promise } : {};
  return { id: name, database: 'db', table: 't', criterion: 'clean', severity: 'low', source: 'contract', check, ...alone };
});
const { results, discrepancies } = await runRules(engine, [profile], rules, {
  pack: vietnam,
  now: () => new Date(),
  states: { folder: states, release: '1' },
});
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    processors: (user + system) / 1e6,
    peak: engine.peakMemory(),
    findings: discrepancies.rows,
    failed: results.map(({ failed, reason }) => (reason ? reason : failed)),
  }),
);
