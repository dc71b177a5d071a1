import { type Engine, id, join, type Sql, sql } from '@sogoc/engine';
import type { Guess } from './detect-reading.ts';
import { readAs } from './reading.ts';
import type { StoredColumn } from './sample.ts';

export interface Quantiles {
  median: number;
  mad: number;
  q01: number;
  q99: number;
}

/** A column of numbers, and how they are read. */
export interface NumberColumn {
  key: string;
  guess: Guess;
}

/** The columns that are read as numbers. */
export function numberColumns(columns: readonly StoredColumn[], guesses: ReadonlyMap<string, Guess>): NumberColumn[] {
  return columns.flatMap(({ key }) => {
    const guess = guesses.get(key);
    return guess?.type === 'integer' || guess?.type === 'decimal' ? [{ key, guess }] : [];
  });
}

/** Columns that are read at once. */
const batchOf = 40;

/** The finite numbers of columns of sampled rows (a FROM item), in ascending order, by the column's key. */
export async function sortedNumbers(
  engine: Engine,
  rows: Sql,
  columns: readonly NumberColumn[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Float64Array>> {
  const { dialect } = engine;
  const found = new Map<string, Float64Array>();
  for (let from = 0; from < columns.length; from += batchOf) {
    const batch = columns.slice(from, from + batchOf);
    const numbers = batch.map(({ key, guess }) => sql`cast(${readAs(sql`${id(key)}`, guess.type, guess.reading, dialect)} as double) as ${id(key)}`);
    // What is no number would come as zero.
    const present = batch.map(({ key }) => sql`coalesce(${id(key)}, 1e308)`);
    const pieces: Float64Array[][] = batch.map(() => []);
    for await (const numbersOf of engine.streamNumbers(sql`select ${join(present)} from (select ${join(numbers)} from ${rows} s) n`, { signal }))
      numbersOf.forEach((piece, at) => {
        if (piece instanceof Float64Array) pieces[at]?.push(piece);
      });
    batch.forEach(({ key }, at) => {
      found.set(key, sorted(pieces[at] ?? []));
    });
  }
  return found;
}

function sorted(pieces: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const piece of pieces)
    for (const value of piece)
      if (Math.abs(value) < 1e300) {
        // Minus zero is zero.
        all[next] = value + 0;
        next += 1;
      }
  return all.subarray(0, next).sort();
}

/**
 * Median, median absolute deviation (unscaled) and the 1 % and 99 % quantiles, between two numbers in proportion (method 7 of Hyndman and Fan 1996, "Sample quantiles in statistical packages").
 * @param numbers finite, in ascending order.
 * @returns null where there are none.
 */
export function quantilesOf(numbers: Float64Array): Quantiles | null {
  if (numbers.length === 0) return null;
  const median = quantile(numbers, 0.5);
  return { median, mad: medianDeviation(numbers, median), q01: quantile(numbers, 0.01), q99: quantile(numbers, 0.99) };
}

function quantile(numbers: Float64Array, share: number): number {
  const place = (numbers.length - 1) * share;
  const low = Math.floor(place);
  return between(numbers[low] ?? 0, numbers[Math.ceil(place)] ?? 0, place - low);
}

/** As the engine's own `quantile_cont` computes it, to the last digit. */
const between = (low: number, high: number, share: number): number => low * (1 - share) + high * share;

/** The median of how far numbers are from one among them: those below and above it are in order already, and half of them need be looked at. */
function medianDeviation(numbers: Float64Array, middle: number): number {
  let above = numbers.findIndex((number) => number >= middle);
  if (above < 0) above = numbers.length;
  let below = above - 1;
  const place = (numbers.length - 1) * 0.5;
  const [low, high] = [Math.floor(place), Math.ceil(place)];
  let [atLow, atHigh] = [0, 0];
  for (let next = 0; next <= high; next += 1) {
    const down = below < 0 ? Number.POSITIVE_INFINITY : middle - (numbers[below] ?? 0);
    const up = above >= numbers.length ? Number.POSITIVE_INFINITY : (numbers[above] ?? 0) - middle;
    if (next === low) atLow = Math.min(down, up);
    if (next === high) atHigh = Math.min(down, up);
    if (down <= up) below -= 1;
    else above += 1;
  }
  return between(atLow, atHigh, place - low);
}
