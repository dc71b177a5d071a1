import { type Sql, sql } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { Comparison } from '../model/link-model.ts';

/**
 * The levels of all comparisons of a pair as one whole number, in mixed radix: digit i is the level of comparison i (0: missing) and counts
 * `levels + 1` values. Pairs with the same pattern weigh the same, so training and prediction work on a few thousand patterns, not on pairs.
 */
export interface PatternCode {
  /** Place value of each comparison's digit. */
  readonly places: readonly number[];
  readonly radices: readonly number[];
  /** SQL for the number from SQL for the levels. */
  encode(levels: readonly Sql[]): Sql;
  decode(pattern: number): number[];
  /** SQL for one digit times its place value, which is what a CASE over levels compares with. */
  digit(pattern: Sql, position: number): Sql;
}

/** @throws LinkageError `LINK_TOO_MANY_PATTERNS` where the number would not fit 53 bits. */
export function patternCode(comparisons: readonly Comparison[]): PatternCode {
  const radices = comparisons.map((comparison) => comparison.levels.length + 1);
  const places: number[] = [];
  let product = 1;
  for (const radix of radices) {
    places.push(product);
    product *= radix;
  }
  if (product > Number.MAX_SAFE_INTEGER)
    throw new LinkageError('LINK_TOO_MANY_PATTERNS', 'The comparisons have more combinations of levels than can be counted', {
      remedy: 'Use fewer comparisons or fewer levels',
    });
  return {
    places,
    radices,
    encode: (levels) =>
      levels.map((level, index) => sql`${level} * ${BigInt(places[index] ?? 0)}`).reduce((sum, next) => sql`${sum} + ${next}`, sql`0`),
    decode: (pattern) => radices.map((radix, index) => Math.floor(pattern / (places[index] ?? 1)) % radix),
    digit: (pattern, position) => {
      const place = places[position] ?? 1;
      const above = sql`(${pattern} % ${BigInt(place * (radices[position] ?? 1))})`;
      return place === 1 ? above : sql`(${above} - (${pattern} % ${BigInt(place)}))`;
    },
  };
}
