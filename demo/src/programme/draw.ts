import { createHash } from 'node:crypto';

/** Chance without state for lists made outside the engine: a number in [0, 1) from seed and purpose. */
export const draw = (seed: number, purpose: string): number =>
  createHash('sha256').update(`${seed}\u0000${purpose}`).digest().readUInt32BE() / 2 ** 32;

/** One of the values. */
export function pick<T>(seed: number, purpose: string, values: readonly [T, ...T[]]): T {
  return values[Math.floor(draw(seed, purpose) * values.length)] ?? values[0];
}

/** The same values in an order of chance. */
export const shuffled = <T>(seed: number, purpose: string, values: readonly T[]): T[] =>
  values
    .map((value, index) => ({ value, order: draw(seed, `${purpose}/${index}`) }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);

/** A day some days after another, both yyyy-MM-dd. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(day) + Math.round(days) * 86_400_000).toISOString().slice(0, 10);
