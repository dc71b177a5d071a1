import { type Engine, type Sql, sql } from '@sogoc/engine';
import { type Counts, extremesSql, readValues, storedValue } from '../column-stats.ts';
import type { Guess } from '../detect-reading.ts';
import type { Sample, StoredColumn } from '../sample.ts';

/** The texts of the least and of the greatest value. */
export type Bounds = Pick<Counts, 'min' | 'max'>;

/** The least and the greatest value of a column, and its lengths: one read of it, without grouping. */
export async function extremes(
  engine: Engine,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  signal: AbortSignal | undefined,
): Promise<Pick<Counts, 'min' | 'max' | 'minLength' | 'maxLength'>> {
  const query = sql`select ${extremesSql(column, guess, engine.dialect)} from ${readAll(engine, sample, column, guess)} g`;
  return engine.one(query, { signal });
}

/** Do files say of themselves what the least and the greatest value of such a column is? */
export const tellsBounds = ({ storage, plainText }: StoredColumn, { reading }: Guess): boolean =>
  storage === 'text' && plainText && reading.kind === 'stored';

/**
 * The least and the greatest value of columns of plain text, from what files say of themselves, without reading them, by the column's name; a column is left out where that does not tell: a
 * file says nothing, as of very long texts, or one of them may be blank.
 */
export async function toldBounds(
  engine: Engine,
  files: readonly string[],
  columns: readonly StoredColumn[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Bounds>> {
  if (columns.length === 0 || files.length === 0) return new Map();
  const isTold = sql`num_values = stats_null_count or (min_is_exact and max_is_exact and stats_min_value is not null and stats_max_value is not null)`;
  const told = await engine.all<Bounds & { name: string; files: number; told: boolean }>(
    sql`select path_in_schema as name, min(stats_min_value) as min, max(stats_max_value) as max, count(distinct file_name) as files,
        coalesce(bool_and(coalesce(${isTold}, false)), false) as told
      from parquet_metadata(${[...files]}) m where path_in_schema in (select unnest(${columns.map(({ from }) => from)})) group by path_in_schema`,
    { signal },
  );
  const mayBeBlank = (text: string | null): boolean => text === null || text < '!' || text.startsWith('\u00a0');
  const usable = told.filter((one) => one.told && one.files === files.length && !mayBeBlank(one.min) && !mayBeBlank(one.max));
  return new Map(usable.map(({ name, min, max }) => [name, { min, max }]));
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
