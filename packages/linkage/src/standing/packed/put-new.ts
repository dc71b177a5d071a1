import type { CompiledComparison } from '../../compare/compiled-comparison.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import type { KnownValues } from './known-values.ts';
import type { NewPlaces } from './learn-values.ts';
import type { NewNumbers } from './new-numbers.ts';
import { rarityPlace } from './read-values.ts';

/** Puts new records into the places of their ids, for which there is room: what `packCodes` would read of them. */
export function putNew(
  comparisons: readonly CompiledComparison[],
  { cells, width, codes, numbers, blocks, rarities }: PackedRecords,
  given: NewNumbers,
  values: readonly KnownValues[],
  { from, places }: NewPlaces,
): void {
  const { rids, sources } = given;
  for (let row = 0; row < rids.length; row += 1) cells[(rids[row] ?? 0) * width] = sources[row] ?? 0;
  for (const [position, place] of blocks) putHalves(cells, width, place, rids, given.blocks.get(position));
  for (const [i, compiled] of comparisons.entries()) {
    const [known, own, place, rarity] = [values[i], places[i], numbers[i], rarities[i]];
    putHalves(cells, width, codes[i] ?? 0, rids, given.codes[i]);
    if (!known || !own || (place === undefined && !rarity)) continue;
    for (let row = 0; row < rids.length; row += 1) {
      const rid = rids[row] ?? 0;
      const value = own[rid - from] ?? -1;
      if (value < 0) continue;
      if (place !== undefined) {
        cells[rid * width + place] = known.numberHigh(value);
        cells[rid * width + place + 1] = known.numberLow(value);
      }
      if (rarity) rarity.at[rid * rarity.width + rarity.place] = known.told(value, rarityPlace(compiled));
    }
  }
}

/** @param halves the low one first; in cells the high one comes first. */
function putHalves(cells: Int32Array, width: number, place: number, rids: Int32Array, halves: Int32Array | undefined): void {
  for (let row = 0; row < rids.length; row += 1) {
    const at = (rids[row] ?? 0) * width + place;
    cells[at] = halves?.[2 * row + 1] ?? -1;
    cells[at + 1] = halves?.[2 * row] ?? 0;
  }
}
