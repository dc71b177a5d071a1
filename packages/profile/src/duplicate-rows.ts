import { type Engine, id, join, sql } from '@sogoc/engine';
import type { Sample } from './sample.ts';
import type { ColumnProfile } from './table-profile.ts';

/**
 * Rows beyond the first of each group of equal rows (null equals null). Rows are grouped by a hash first; only those whose hash repeats are compared
 * value by value, so the count is exact and the memory is that of the hashes.
 */
export async function countDuplicateRows(engine: Engine, sample: Sample, columns: readonly ColumnProfile[], signal?: AbortSignal): Promise<number> {
  const { rows, all: table } = sample;
  if (columns.length === 0 || rows < 2) return 0;
  const told = columns.some((column) => column.distinct + Math.min(column.missing, 1) === rows);
  if (told && columns.every((column) => column.canonical || column.storage !== 'text' || column.distinct < rows)) return 0;
  const { dialect } = engine;
  const names = sample.columns.map((column) => sql`${id('t', column.from)}`);
  const hash = dialect.hashRow(names);
  await using repeated = await engine.materialize(
    'profile_repeated',
    sql`select h from (select ${hash} as h from ${table} t) t group by h having count(*) > 1`,
    { signal },
  );
  if (repeated.rows === 0) return 0;
  const { duplicates } = await engine.one<{ duplicates: number }>(
    sql`select cast(coalesce(sum(n - 1), 0) as bigint) as duplicates from (
      select count(*) as n from ${table} t where ${hash} in (select h from ${repeated.name}) group by ${join(names)})`,
    { signal },
  );
  return duplicates;
}
