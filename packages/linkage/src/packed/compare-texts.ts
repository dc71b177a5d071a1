import { type Characters, isKnown } from '../compare/characters.ts';
import { levelOfTexts, type TextTest } from '../compare/text-levels.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { FoundPairs } from './find-pairs.ts';
import type { PackedRecords } from './packed-records.ts';

/** The texts of a comparison's values, and what is asked of two: data alone, so that threads can be given it. */
export interface ReadTexts extends Characters {
  bit: number;
  /** Place of the value's number in a record. */
  code: number;
  /** Place value in patterns, and the level of pairs that are open. */
  place: number;
  last: number;
  tests: readonly TextTest[];
}

/** What texts can be compared without the engine. @param texts by comparison. */
export function textsRead(
  { comparisons, patterns, options }: Prepared,
  { codes }: Pick<PackedRecords, 'codes'>,
  texts: readonly (Characters | undefined)[],
): ReadTexts[] {
  if (options.scoreValues) return [];
  return comparisons.flatMap(({ inTexts: tests, comparison }, i) => {
    const known = texts[i];
    if (!tests || !known) return [];
    const { characters, starts } = known;
    return [{ characters, starts, bit: 1 << i, code: codes[i] ?? 0, place: patterns.places[i] ?? 1, last: comparison.levels.length, tests }];
  });
}

/**
 * Compares the texts of open pairs that are short and of few different characters, which leaves nothing open but what the engine must look at. So little does it take that looking
 * whether two texts have met before would take longer.
 * @param places of the pairs. @returns how many have something open still.
 */
export function compareTexts(
  texts: readonly ReadTexts[],
  records: Pick<PackedRecords, 'cells' | 'width'>,
  pairs: Pick<FoundPairs, 'l' | 'r' | 'pattern' | 'open'>,
  places: Int32Array,
): number {
  for (const one of texts) {
    const compare = textComparer(one, records, pairs);
    for (let row = 0; row < places.length; row += 1) compare(places[row] ?? 0);
  }
  let left = 0;
  for (let row = 0; row < places.length; row += 1) if (pairs.open[places[row] ?? 0] !== 0) left += 1;
  return left;
}

/** A function of its own for a pair, which is compiled once: a loop is compiled again for each call that it does not end in. */
function textComparer(
  one: ReadTexts,
  { cells, width }: Pick<PackedRecords, 'cells' | 'width'>,
  { l, r, pattern, open }: Pick<FoundPairs, 'l' | 'r' | 'pattern' | 'open'>,
): (at: number) => void {
  const { bit, code, place, last, tests } = one;
  const levelOf = levelOfTexts(tests);
  return (at) => {
    const opened = open[at] ?? 0;
    if ((opened & bit) === 0) return;
    const left = cells[(l[at] ?? 0) * width + code] ?? -1;
    const right = cells[(r[at] ?? 0) * width + code] ?? -1;
    if (!isKnown(one, left) || !isKnown(one, right)) return;
    pattern[at] = (pattern[at] ?? 0) + place * (levelOf(one, left, right) - last);
    open[at] = opened & ~bit;
  };
}
