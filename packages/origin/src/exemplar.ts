import type { Field } from './field.ts';
import type { Deviations, OddOnes } from './odd-ones.ts';

/** Share of the deviations that a holder between two others does not make: it may have been mended since, or erred as the other did. */
const inherited = 0.93;
/** Evidence of its own, in log-odds, or deviations, from which on it is not asked what other attributes say. */
const [enough, enoughRecords] = [4, 20];
const most = 25;

/** How surely some third holder stands between two, so that neither was taken from the other directly: log-odds from 0. */
export function interposed(source: Field, copy: Field, holders: readonly Field[], deviations: Deviations): number {
  const [x, end] = source.table.rows < copy.table.rows ? [source, copy] : [copy, source];
  const thirds = holders.filter((other) => other.table !== end.table && other.table !== x.table);
  return Math.min(most, Math.max(0, ...thirds.map((third) => between(x, third, end, deviations))));
}

function between(x: Field, middle: Field, end: Field, deviations: Deviations): number {
  const odd = deviations.odd(x, middle, end);
  const own = stands(odd);
  const settled = Math.abs(own) >= enough || Math.min(odd.x, odd.second) + odd.first >= enoughRecords;
  return settled ? own : own + stands(deviations.elsewhere(x, middle, end));
}

/** Log-odds that the first stands between the two others: both of them have deviations of their own, and it has none. */
function stands({ x, first, second }: OddOnes): number {
  const ends = Math.min(x, second);
  const log = (own: number, other: number): number => own * Math.log(inherited) + other * Math.log(1 - inherited);
  const apart = (ends + first) * Math.log(0.5);
  return logSum(log(ends, first), apart) - logSum(log(first, ends), apart);
}

/** Logarithm of the sum of two numbers of which the logarithms are given. */
export function logSum(a: number, b: number): number {
  const greatest = Math.max(a, b);
  return greatest + Math.log(Math.exp(a - greatest) + Math.exp(b - greatest));
}
