import { integersShared } from './shared-arrays.ts';
import { findValue } from './value-table.ts';

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
  for (const [i, { place, numberPlace, slots, kept }] of comparisons.entries()) {
    const codes = halves[i] ?? rids;
    for (let row = from; row < to; row += 1) {
      const high = codes[2 * row + 1] ?? -1;
      if (high < 0) continue;
      const at = (rids[row] ?? 0) * width;
      const value = findValue(slots, high, codes[2 * row] ?? 0);
      cells[at + place] = value;
      if (numberPlace === undefined || !kept) continue;
      cells[at + numberPlace] = kept[2 * value + 1] ?? -1;
      cells[at + numberPlace + 1] = kept[2 * value] ?? 0;
    }
  }
  for (const [i, place] of blocks.entries()) {
    const codes = halves[comparisons.length + i] ?? rids;
    for (let row = from; row < to; row += 1) {
      const at = (rids[row] ?? 0) * width + place;
      cells[at] = codes[2 * row + 1] ?? 0;
      cells[at + 1] = codes[2 * row] ?? 0;
    }
  }
}
