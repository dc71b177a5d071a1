import { compareTexts } from '../../packed/compare-texts.ts';
import type { FoundPairs } from '../../packed/find-pairs.ts';
import { lookAtValues } from '../../packed/look-at-values.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { textsRead } from '../../packed/read-texts.ts';
import { eachWeigher } from '../../packed/weigh-each.ts';
import type { WeigherInSteps } from '../../predict/weigh-levels.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { KnownValues } from './known-values.ts';

/** Weighs pairs; only open values that cannot be compared here are looked at by the engine. @param tell has it know all values before. @param take is called with each pair's ids and weight (bits). */
export async function weighFound(
  prepared: Prepared,
  weigher: WeigherInSteps,
  records: PackedRecords,
  values: readonly KnownValues[],
  found: FoundPairs,
  tell: () => Promise<void>,
  take: (l: number, r: number, weight: number) => void,
): Promise<void> {
  const { cells, width, codes } = records;
  const { count, l, r, open } = found;
  const isOpen = (pair: number): boolean => open[pair] !== 0;
  const texts = values.map((known) => known.texts);
  const left = compareTexts(textsRead(prepared, records, texts), records, found, placesOf(count, isOpen));
  const codeOf = (i: number, rid: number): readonly [number, number] => values[i]?.codeOf(cells[rid * width + (codes[i] ?? 0)] ?? -1) ?? [-1, 0];
  if (left > 0) {
    await tell();
    await lookAtValues(prepared, codeOf, found, placesOf(count, isOpen));
  }
  const all = placesOf(count, () => true);
  const shares = values.map((known) => known.shares);
  const weighEach = eachWeigher(prepared.patterns.radices, weigher, records, shares, found);
  weighEach(all, (at, weight) => take(l[at] ?? 0, r[at] ?? 0, weight));
}

/** The numbers below a count for which something holds. */
function placesOf(count: number, holds: (place: number) => boolean): Int32Array {
  const places = new Int32Array(count);
  let found = 0;
  for (let place = 0; place < count; place += 1)
    if (holds(place)) {
      places[found] = place;
      found += 1;
    }
  return places.subarray(0, found);
}
