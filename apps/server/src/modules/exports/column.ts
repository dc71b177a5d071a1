import type { Words } from './words/index.ts';

/** What stands in one cell; a day is `yyyy-MM-dd`. */
export type Cell = string | number | null;

/** A column of an exported list. */
export interface Column<Row> {
  head: keyof Words['heads'];
  cell: (row: Row, words: Words) => Cell;
  /** Of a sheet, in characters; 16 where absent. */
  width?: number;
  /** Whether its texts are days, which a sheet sorts. */
  day?: true;
}
