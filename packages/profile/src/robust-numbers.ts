import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import type { Guess } from './detect-reading.ts';
import { readAs } from './reading.ts';
import type { Sample } from './sample.ts';

export interface Quantiles {
  median: number;
  mad: number;
  q01: number;
  q99: number;
}

/**
 * Median, median absolute deviation (unscaled) and the 1 % and 99 % quantiles of each number column of a sample, by the column's key. Values that are
 * not finite do not count.
 */
export async function quantiles(
  engine: Engine,
  sample: Sample,
  guesses: ReadonlyMap<string, Guess>,
  signal?: AbortSignal,
): Promise<Map<string, Quantiles>> {
  const { dialect } = engine;
  const found = new Map<string, Quantiles>();
  const columns = sample.columns.flatMap(({ key }) => {
    const guess = guesses.get(key);
    return guess?.type === 'integer' || guess?.type === 'decimal' ? [{ key, guess }] : [];
  });
  const quantile = (value: Sql, fraction: number): Sql => dialect.quantile(value, fraction);
  for (let from = 0; from < columns.length; from += 40) {
    const batch = columns.slice(from, from + 40);
    const numbers = batch.map(({ key, guess }) => sql`cast(${readAs(sql`${id(key)}`, guess.type, guess.reading, dialect)} as double) as ${id(key)}`);
    const finite = batch.map(({ key }) => sql`case when abs(${id(key)}) < 1e300 then ${id(key)} end as ${id(key)}`);
    const table = sql`(select ${join(finite)} from (select ${join(numbers)} from ${sample.table.name}) n)`;
    const first = await engine.one<Record<string, number | null>>(
      sql`select ${join(
        batch.flatMap(({ key }) => [
          sql`${quantile(sql`${id(key)}`, 0.5)} as ${id(`${key}_median`)}`,
          sql`${quantile(sql`${id(key)}`, 0.01)} as ${id(`${key}_q01`)}`,
          sql`${quantile(sql`${id(key)}`, 0.99)} as ${id(`${key}_q99`)}`,
        ]),
      )} from ${table} n`,
      { signal },
    );
    const deviations = batch.flatMap(({ key }) => {
      const median = first[`${key}_median`];
      return typeof median === 'number' ? [sql`${quantile(sql`abs(${id(key)} - ${median})`, 0.5)} as ${id(key)}`] : [];
    });
    if (deviations.length === 0) continue;
    const second = await engine.one<Record<string, number | null>>(sql`select ${join(deviations)} from ${table} n`, { signal });
    for (const { key } of batch) {
      const [median, q01, q99, mad] = [first[`${key}_median`], first[`${key}_q01`], first[`${key}_q99`], second[key]];
      if (typeof median === 'number' && typeof q01 === 'number' && typeof q99 === 'number' && typeof mad === 'number')
        found.set(key, { median, mad, q01, q99 });
    }
  }
  return found;
}
