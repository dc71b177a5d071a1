import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type Counts, extremesSql, readValues, storedValue } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import type { Sample, StoredColumn } from '../sample.ts';

/** The least and the greatest value of a column, and its lengths: one read of it, without grouping. */
export async function extremes(
  engine: Engine,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  signal: AbortSignal | undefined,
): Promise<Pick<Counts, 'min' | 'max' | 'minLength' | 'maxLength'>> {
  const query = sql`select ${extremesSql(column, guess, engine.dialect, (value) => value)} from ${readAll(engine, sample, column, guess)} g`;
  return engine.one(query, { signal });
}

/**
 * The least and the greatest value of a column of plain text, from what its files say of themselves, without reading it.
 * @returns null where that does not tell: a file says nothing, as of very long texts, or one of them may be blank.
 */
export async function bounds(
  engine: Engine,
  files: readonly string[],
  column: StoredColumn,
  { reading }: Guess,
  signal: AbortSignal | undefined,
): Promise<Pick<Counts, 'min' | 'max'> | null> {
  if (column.storage !== 'text' || !column.plainText || reading.kind !== 'stored' || files.length === 0) return null;
  const isTold = sql`num_values = stats_null_count or (min_is_exact and max_is_exact and stats_min_value is not null and stats_max_value is not null)`;
  const told = await engine.one<{ min: string | null; max: string | null; files: number; told: boolean }>(
    sql`select min(stats_min_value) as min, max(stats_max_value) as max, count(distinct file_name) as files, coalesce(bool_and(coalesce(${isTold}, false)), false) as told
      from parquet_metadata(${[...files]}) m where path_in_schema = ${column.from}`,
    { signal },
  );
  const { min, max } = told;
  const mayBeBlank = (text: string | null): boolean => text === null || text < '!' || text.startsWith('\u00a0');
  return told.told && told.files === files.length && !mayBeBlank(min) && !mayBeBlank(max) ? { min, max } : null;
}

/** Is there a value of just this length in a column? It is read until one is found. */
export async function hasLength(
  engine: Engine,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  length: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const query = sql`select 1 as found from ${readAll(engine, sample, column, guess)} g where ${engine.dialect.length(sql`p`)} = ${length} limit 1`;
  const found = await engine.all(query, { signal });
  return found.length > 0;
}

/** All values of a column, read by a guess, as a FROM item. */
function readAll({ dialect }: Engine, sample: Sample, column: StoredColumn, guess: Guess): Sql {
  return readValues(sql`(select ${storedValue(column, 't', dialect)} as v from ${sample.all} t)`, column, guess, dialect);
}
