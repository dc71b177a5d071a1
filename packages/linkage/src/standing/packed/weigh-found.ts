import { levelOfTexts } from '../../compare/text-levels.ts';
import type { FoundPairs } from '../../packed/find-pairs.ts';
import { lookAtValues } from '../../packed/look-at-values.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import type { PairWeigher } from '../../predict/pair-weight.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { KnownValues } from './known-values.ts';
import type { NewPlaces } from './learn-values.ts';

/** Weighs pairs; only open values are looked at by the engine. @param take is called with each pair's ids and weight (bits). */
export async function weighFound(
  prepared: Prepared,
  weigher: PairWeigher,
  packed: PackedRecords,
  values: readonly KnownValues[],
  fresh: NewPlaces,
  found: FoundPairs,
  take: (l: number, r: number, weight: number) => void,
): Promise<void> {
  const { cells, width, codes } = packed;
  const { count, l, r, pattern, open } = found;
  const placeOf = (i: number, rid: number): number => {
    const at = rid * width + (codes[i] ?? 0);
    const place = rid >= fresh.from ? fresh.places[i]?.[rid - fresh.from] : values[i]?.placeOf(cells[at] ?? -1, cells[at + 1] ?? 0);
    return place ?? -1;
  };
  compareKnown(prepared, values, found, placeOf);
  await lookAtValues(
    prepared,
    (i, rid) => {
      const at = rid * width + (codes[i] ?? 0);
      return [cells[at] ?? -1, cells[at + 1] ?? 0];
    },
    found,
    placesOf(count, (pair) => open[pair] !== 0),
  );
  const share = (i: number, rid: number, frequency: number): number => values[i]?.told(placeOf(i, rid), frequency) ?? 0;
  /** Of two values the more frequent one's. Most that are asked for are equal, and finding a value is a far read. */
  const shareOfPair = (i: number, left: number, right: number, frequency: number): number => {
    const [a, b] = [left * width + (codes[i] ?? 0), right * width + (codes[i] ?? 0)];
    const last = share(i, right, frequency);
    return cells[a] === cells[b] && cells[a + 1] === cells[b + 1] ? last : Math.max(last, share(i, left, frequency));
  };
  const { places, radices } = prepared.patterns;
  const levels = new Int32Array(codes.length);
  for (let pair = 0; pair < count; pair += 1) {
    const [left, right] = [l[pair] ?? 0, r[pair] ?? 0];
    for (let i = 0; i < codes.length; i += 1) levels[i] = Math.floor((pattern[pair] ?? 0) / (places[i] ?? 1)) % (radices[i] ?? 1);
    const weight = weigher(levels, (i, frequency) => shareOfPair(i, left, right, frequency));
    take(left, right, weight);
  }
}

/** Compares open values whose texts are known, as `compareTexts` does; what is left open the engine must look at. @param placeOf a record's value by comparison. */
function compareKnown(
  { comparisons, patterns }: Prepared,
  values: readonly KnownValues[],
  { count, l, r, pattern, open }: FoundPairs,
  placeOf: (comparison: number, rid: number) => number,
): void {
  for (const [i, { inTexts, comparison }] of comparisons.entries()) {
    const known = values[i];
    if (!inTexts || !known?.texts) continue;
    const levelOf = levelOfTexts(inTexts);
    const [bit, place, last] = [1 << i, patterns.places[i] ?? 1, comparison.levels.length];
    for (let pair = 0; pair < count; pair += 1) {
      const opened = open[pair] ?? 0;
      if ((opened & bit) === 0) continue;
      const left = known.textOf(placeOf(i, l[pair] ?? 0));
      const right = known.textOf(placeOf(i, r[pair] ?? 0));
      if (left < 0 || right < 0) continue;
      pattern[pair] = (pattern[pair] ?? 0) + place * (levelOf(known.texts, left, right) - last);
      open[pair] = opened & ~bit;
    }
  }
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
