import { integersShared } from './shared-arrays.ts';
import { fetchedTogether, fetchSlots, findValue } from './value-table.ts';

/** Rows read from the engine, until their values are placed. */
export interface ReadRows {
  count: number;
  rids: Int32Array;
  sources: Int32Array;
  /** By comparison the codes, then the blocks that codes do not tell: in halves, the low one first. */
  halves: readonly Int32Array[];
}

/** Where values go in the cells of a record. */
export interface PlacingPlan {
  cells: Int32Array;
  width: number;
  comparisons: readonly PlacedComparison[];
  /** Places of blocks. */
  blocks: readonly number[];
}

interface PlacedComparison {
  /** Of the value's number. */
  place: number;
  /** Of the number that the comparison keeps, if any. */
  numberPlace: number | undefined;
  /** To find values by (see `findValue`). */
  slots: Int32Array;
  /** The number kept of each value, in halves, the low one first. */
  kept: Int32Array | undefined;
}

/** Rows that are placed together, and those of one job. */
export const [rowsTogether, rowsOfJob] = [65_536, 4096];

export const roomForRows = (columns: number): ReadRows => ({
  count: 0,
  rids: integersShared(rowsTogether),
  sources: integersShared(rowsTogether),
  halves: Array.from({ length: columns }, () => integersShared(2 * rowsTogether)),
});

/** Puts the numbers of values, and what is kept of them, into the cells of their records. @param from the first row. @param to one more than the last. */
export function placeRows({ cells, width, comparisons, blocks }: PlacingPlan, { rids, sources, halves }: ReadRows, from: number, to: number): void {
  for (let row = from; row < to; row += 1) cells[(rids[row] ?? 0) * width] = sources[row] ?? 0;
  for (const [i, comparison] of comparisons.entries()) placeValues(cells, width, comparison, rids, halves[i] ?? rids, from, to);
  for (const [i, place] of blocks.entries()) {
    const codes = halves[comparisons.length + i] ?? rids;
    for (let row = from; row < to; row += 1) {
      const at = (rids[row] ?? 0) * width + place;
      cells[at] = codes[2 * row + 1] ?? 0;
      cells[at + 1] = codes[2 * row] ?? 0;
    }
  }
}

/** Where a code is looked for, and what is kept of its value, is fetched for many rows before it is needed. */
function placeValues(
  cells: Int32Array,
  width: number,
  { place, numberPlace, slots, kept }: PlacedComparison,
  rids: Int32Array,
  codes: Int32Array,
  from: number,
  to: number,
): void {
  const values = new Int32Array(fetchedTogether);
  for (let row = from; row < to; row += fetchedTogether) {
    const end = Math.min(row + fetchedTogether, to);
    fetchSlots(slots, codes, row, end);
    for (let at = row; at < end; at += 1) {
      const high = codes[2 * at + 1] ?? -1;
      const value = high < 0 ? -1 : findValue(slots, high, codes[2 * at] ?? 0);
      values[at - row] = value;
      if (value >= 0) cells[(rids[at] ?? 0) * width + place] = value;
    }
    if (numberPlace === undefined || !kept) continue;
    for (let at = row; at < end; at += 1) {
      const value = values[at - row] ?? -1;
      if (value < 0) continue;
      const into = (rids[at] ?? 0) * width + numberPlace;
      cells[into] = kept[2 * value + 1] ?? -1;
      cells[into + 1] = kept[2 * value] ?? 0;
    }
  }
}
