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
