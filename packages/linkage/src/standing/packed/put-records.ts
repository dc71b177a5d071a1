import type { PackedRecords } from '../../packed/packed-records.ts';
import type { KnownValues } from './known-values.ts';
import type { NewNumbers } from './new-numbers.ts';

/** Puts records into the places of their ids, for which there is room. @param values by comparison the numbers of what they have. */
export function putRecords(
  { cells, width, codes, numbers, blocks }: PackedRecords,
  { rids, sources, blocks: given }: Pick<NewNumbers, 'rids' | 'sources' | 'blocks'>,
  values: readonly Int32Array[],
  known: readonly KnownValues[],
): void {
  putColumn(cells, width, 0, rids, sources);
  for (const [position, place] of blocks) putHalves(cells, width, place, rids, given.get(position) ?? []);
  for (const [i, place] of codes.entries()) {
    const [own, kept, number] = [values[i], known[i], numbers[i]];
    if (!own || !kept) continue;
    putColumn(cells, width, place, rids, own);
    if (number !== undefined) putKept(cells, width, number, rids, own, kept);
  }
}

function putColumn(cells: Int32Array, width: number, place: number, rids: ArrayLike<number>, values: ArrayLike<number>): void {
  for (let row = 0; row < rids.length; row += 1) cells[(rids[row] ?? 0) * width + place] = values[row] ?? -1;
}

/** @param halves the low one first; in cells the high one comes first. */
function putHalves(cells: Int32Array, width: number, place: number, rids: ArrayLike<number>, halves: ArrayLike<number>): void {
  for (let row = 0; row < rids.length; row += 1) {
    const at = (rids[row] ?? 0) * width + place;
    cells[at] = halves[2 * row + 1] ?? -1;
    cells[at + 1] = halves[2 * row] ?? 0;
  }
}

function putKept(cells: Int32Array, width: number, place: number, rids: ArrayLike<number>, values: Int32Array, known: KnownValues): void {
  for (let row = 0; row < rids.length; row += 1) {
    const value = values[row] ?? -1;
    if (value < 0) continue;
    const at = (rids[row] ?? 0) * width + place;
    cells[at] = known.keptHigh(value);
    cells[at + 1] = known.keptLow(value);
  }
}
