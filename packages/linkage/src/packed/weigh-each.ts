import { patternLevels } from '../compare/pattern-levels.ts';
import type { ShareOfPair, WeigherInSteps } from '../predict/weigh-levels.ts';
import type { FoundPairs } from './find-pairs.ts';
import type { PackedRecords } from './packed-records.ts';

/** Weighs pairs that have nothing open. @param places of the pairs. @param take is called with each one's place and its weight (bits). */
export type WeighEach = (places: Int32Array, take: (at: number, weight: number) => void) => void;

/**
 * What pairs of one pattern share is computed once for as long as this is used.
 * @param radices of patterns. @param shares by comparison and frequency log2 of the share of records that a value is taken to have, by its number.
 */
export function eachWeigher(
  radices: readonly number[],
  weigher: WeigherInSteps,
  { cells, width, codes }: PackedRecords,
  shares: readonly (readonly Float64Array[])[],
  { l, r, pattern }: FoundPairs,
): WeighEach {
  const decode = patternLevels(radices);
  let [left, right] = [0, 0];
  const shareOf: ShareOfPair = (i, frequency) => {
    const known = shares[i]?.[frequency];
    const place = codes[i] ?? 0;
    return known ? Math.max(known[cells[left + place] ?? 0] ?? 0, known[cells[right + place] ?? 0] ?? 0) : 0;
  };
  const bases = new Map<number, { levels: readonly number[]; base: number }>();
  const baseOf = (shown: number): { levels: readonly number[]; base: number } => {
    const before = bases.get(shown);
    if (before) return before;
    const levels = decode(shown);
    const found = { levels, base: weigher.base(levels) };
    bases.set(shown, found);
    return found;
  };
  return (places, take) => {
    for (let row = 0; row < places.length; row += 1) {
      const at = places[row] ?? 0;
      left = (l[at] ?? 0) * width;
      right = (r[at] ?? 0) * width;
      const { levels, base } = baseOf(pattern[at] ?? 0);
      take(at, weigher.whole(base, levels, shareOf));
    }
  };
}
