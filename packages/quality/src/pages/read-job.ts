import type { ByteAutomaton } from './byte-automaton.ts';
import type { ChunkPlace } from './column-chunk.ts';
import type { ColumnTest } from './column-tester.ts';
import type { Written } from './places.ts';

/** What is to be done with the values of a column. */
export interface ReadColumn {
  /** Its place among the columns that are asked for. */
  place: number;
  /** Null: values are not tested. */
  test: ColumnTest | null;
  /** Are records without a value suspects as well? */
  isMissingSuspect: boolean;
  /** Null: values are not hashed. `untouched` takes text that is read as it is written; null: all text is. */
  hash: { untouched: ByteAutomaton | null } | null;
  /** The column's place in the record key, null: it is no part of it. Those that are come first, in this order. `untouched`: as of `hash`. */
  key: { place: number; untouched: ByteAutomaton | null } | null;
  written: Written;
  chunks: readonly ChunkPlace[];
}

/** Row groups of one file to be read. */
export interface ReadJob {
  /** The place of the file. */
  part: number;
  /** The number of the first record in the table, and in its file. */
  firstRow: number;
  firstOfPart: number;
  columns: readonly ReadColumn[];
  /** Are the values of the key's columns to be handed over? */
  keepsKeys?: boolean;
}

/** What is told of the records by the test of a column. */
export interface Tested {
  records: number;
  suspects: number;
  missing: number;
}

/** Rows for a file of `ParquetWriter`: of each column its values, as PLAIN has them. */
export interface PlainRows {
  rows: number;
  values: readonly Uint8Array[];
}

/** The hashes of a column, as rows of `hashColumns`, and values that are not read as they are written, as rows of `otherColumns`, both without their first column. */
export interface Hashed {
  hashes: PlainRows;
  others: PlainRows;
}

/** What was found in the columns of a job, in their order, and the suspects among their records, as rows of `suspectColumns`. */
export interface Found {
  columns: { place: number; tested: Tested; hashed: Hashed | null }[];
  suspects: PlainRows;
  /** The values of the key's columns, where they are asked for and none is missing. */
  keys: PlainRows | null;
  /** Has each of them its key? */
  isKeyed: boolean;
}
