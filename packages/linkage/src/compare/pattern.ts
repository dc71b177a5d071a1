import { type Sql, sql } from '@sogoc/engine';
import { LinkageError } from '../error.ts';
import type { Comparison } from '../model/link-model.ts';
import { patternLevels } from './pattern-levels.ts';

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
  /** SQL for what a level, or a difference of levels, of one comparison counts in the number. */
  worth(level: Sql, position: number): Sql;
  decode(pattern: number): number[];
  /** SQL for one digit times its place value, which is what a CASE over levels compares with. */
  digit(pattern: Sql, position: number): Sql;
}

/** Combinations of levels that a number can tell apart: 53 bits. */
export const mostPatterns = Number.MAX_SAFE_INTEGER;

/** @throws LinkageError `LINK_TOO_MANY_PATTERNS` where the number would not fit 53 bits. */
export function patternCode(comparisons: readonly Comparison[]): PatternCode {
  const radices = comparisons.map((comparison) => comparison.levels.length + 1);
  const places: number[] = [];
  let product = 1;
  for (const radix of radices) {
    places.push(product);
    product *= radix;
  }
  if (product > mostPatterns)
    throw new LinkageError('LINK_TOO_MANY_PATTERNS', 'The comparisons have more combinations of levels than can be counted', {
      remedy: 'Use fewer comparisons or fewer levels',
    });
  // Levels are small whole numbers to the engine, and their products are not.
  const worth = (level: Sql, position: number): Sql => sql`cast(${level} as bigint) * ${BigInt(places[position] ?? 0)}`;
  return {
    places,
    radices,
    encode: (levels) => levels.map(worth).reduce((sum, next) => sql`${sum} + ${next}`, sql`0`),
    worth,
    decode: patternLevels(radices),
    digit: (pattern, position) => {
      const place = places[position] ?? 1;
      const above = sql`(${pattern} % ${BigInt(place * (radices[position] ?? 1))})`;
      return place === 1 ? above : sql`(${above} - (${pattern} % ${BigInt(place)}))`;
    },
  };
}
