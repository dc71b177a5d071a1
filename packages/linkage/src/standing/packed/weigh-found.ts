import type { FoundPairs } from '../../packed/find-pairs.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { PairWeigher } from '../pair-weight.ts';
import type { KnownValues } from './known-values.ts';
import { OpenLevels } from './open-levels.ts';

/** Weights are kept to this part of a bit: what is added up elsewhere differs in less, and equal weights must not. */
const part = 2 ** -32;

export const rounded = (weight: number): number => Math.round(weight / part) * part;

/** Weighs pairs; only open values are looked at by the engine. @param take is called with each pair's ids and weight (bits). */
export async function weighFound(
  prepared: Prepared,
  weigher: PairWeigher,
  { cells, width, codes }: PackedRecords,
  values: readonly KnownValues[],
  { count, l, r, pattern, open }: FoundPairs,
  take: (l: number, r: number, weight: number) => void,
): Promise<void> {
  const placeOf = (i: number, rid: number): number => {
    const at = rid * width + (codes[i] ?? 0);
    return values[i]?.placeOf(cells[at] ?? -1, cells[at + 1] ?? 0) ?? -1;
  };
  const asked = new OpenLevels(prepared);
  /** By comparison and values the place in the answer. */
  const known = codes.map(() => new Map<number, number>());
  const placeOfLevel = (i: number, l: number, r: number): number => {
    const key = placeOf(i, l) * 2 ** 26 + placeOf(i, r);
    let place = known[i]?.get(key);
    if (place === undefined) {
      place = asked.ask(i, cells, l * width + (codes[i] ?? 0), r * width + (codes[i] ?? 0));
      known[i]?.set(key, place);
    }
    return place;
  };
  /** By pair, and each comparison that is open in it, the place in the answer. */
  const asks: number[] = [];
  for (let pair = 0; pair < count; pair += 1)
    for (let bits = open[pair] ?? 0; bits !== 0; bits &= bits - 1) asks.push(placeOfLevel(lowest(bits), l[pair] ?? 0, r[pair] ?? 0));
  const levelsOfValues = await asked.find();
  const { places, radices } = prepared.patterns;
  const levels = new Int32Array(codes.length);
  let next = 0;
  for (let pair = 0; pair < count; pair += 1) {
    const [left, right] = [l[pair] ?? 0, r[pair] ?? 0];
    for (let i = 0; i < codes.length; i += 1) levels[i] = Math.floor((pattern[pair] ?? 0) / (places[i] ?? 1)) % (radices[i] ?? 1);
    for (let bits = open[pair] ?? 0; bits !== 0; bits &= bits - 1) {
      levels[lowest(bits)] = levelsOfValues[asks[next] ?? 0] ?? 0;
      next += 1;
    }
    const weight = weigher(levels, (i, frequency) =>
      Math.max(values[i]?.share(placeOf(i, left), frequency) ?? 0, values[i]?.share(placeOf(i, right), frequency) ?? 0),
    );
    take(left, right, rounded(weight));
  }
}

/** Place of the lowest bit. */
const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
