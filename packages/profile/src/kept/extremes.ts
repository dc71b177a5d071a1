import { type Engine, sql } from '@sogoc/engine';
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
  const { dialect } = engine;
  const all = sql`(select ${storedValue(column, 't', dialect)} as v from ${sample.all} t)`;
  return engine.one(sql`select ${extremesSql(column, guess, dialect, (value) => value)} from ${readValues(all, column, guess, dialect)} g`, {
    signal,
  });
}

/** Has any value of a column a length? It is read until one is found. */
export async function hasLength(
  engine: Engine,
  sample: Sample,
  column: StoredColumn,
  guess: Guess,
  length: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { dialect } = engine;
  const all = sql`(select ${storedValue(column, 't', dialect)} as v from ${sample.all} t)`;
  const found = await engine.all(
    sql`select 1 as found from ${readValues(all, column, guess, dialect)} g where ${dialect.length(sql`p`)} = ${length} limit 1`,
    { signal },
  );
  return found.length > 0;
}
