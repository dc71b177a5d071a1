import type { LandedPart } from '@sogoc/sources';
import type { Reading } from './reading.ts';
import type { Storage } from './storage.ts';

/** How values of a column read, whatever the source stored them as. */
export type LogicalType = 'empty' | 'boolean' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'text' | 'other';

/** What one column holds. Texts of personal columns are masked before they get here; `min` and `max` are then null. */
export interface ColumnProfile {
  name: string;
  /** The type in the source (`numeric(10,2)`, `text`, `xlsx:number`). */
  sourceType: string;
  /** The type in the landed file. */
  storage: Storage;
  type: LogicalType;
  /** How stored values are read as `type`: `readAs` and `columnText` follow it. */
  reading: Reading;
  /** Null, empty or blank. */
  missing: number;
  /** Of these, the ones that are text of white space only, or empty. */
  blank: number;
  /** Values that are not missing and cannot be read as `type`: findings of a `type` rule. */
  unreadable: number;
  /** True when every stored value is text in its canonical form already, so that `columnText` is the column itself. */
  canonical: boolean;
  /** True when every value, as `columnText` gives it, is written plainly (`isPlainly`): there is no more to ask about how it is written. */
  plain?: boolean;
  /** Exact number of distinct values (as `columnText` gives them) among those not missing. */
  distinct: number;
  min: string | null;
  max: string | null;
  minLength: number | null;
  maxLength: number | null;
  /** Share of text values (0..1) that are not in Unicode NFC. */
  notNfc: number;
  /** Most frequent first; at most 10. */
  topValues: { value: string; count: number }[];
  /**
   * Character classes (`9` digit, `A` upper, `a` lower, others themselves; runs kept short: `A9{10}`), most frequent first, at most 10. Exact up to
   * 5,000 distinct values; beyond, counted on a sample and scaled.
   */
  patterns: { pattern: string; count: number }[];
  /** For numbers: robust statistics that outliers do not move. The mean is exact; the rest comes from a sample where the table is larger than it. */
  numbers: { mean: number; median: number; mad: number; q01: number; q99: number } | null;
  semanticType: { id: string /** 0..1 */; confidence: number /** Share of distinct values with the shape. */; matched: number } | null;
  personal: boolean;
}

/** How a record of a table is named in findings. */
export interface RecordKey {
  /** Empty for `row`: the key is then `#` and the row's number counted from 1. */
  columns: string[];
  /** `declared`: promised by its contract and kept by its data, or enforced by its server. */
  kind: 'declared' | 'inferred' | 'row';
}

/** A column that is meant to tell records apart and nearly does. */
export interface NearKey {
  column: string;
  distinct: number;
  /** Rows whose value is not missing. */
  present: number;
}

/** One of the files that a table lies in. */
export type TablePart = LandedPart;

export interface TableProfile {
  database: string;
  table: string;
  /** Names the table's content and all else that the profile rests on, where profiles are kept: of equal names, nothing is different. */
  identity?: string;
  /** Parquet file of the landed snapshot. */
  file: string;
  /** Where the table lies in several files: these, in their order. `file` is then the folder they share and is not read. */
  parts?: readonly TablePart[];
  rows: number;
  columns: ColumnProfile[];
  /** Smallest sets of columns whose values are never missing and never repeat; best first, at most 5. */
  candidateKeys: string[][];
  /** Identifier-like columns with at least 98 % (and not all) of their values distinct; best first. */
  nearKeys: NearKey[];
  /** Rows beyond the first of each group of wholly equal rows. */
  duplicateRows: number;
  recordKey: RecordKey;
  /** Declared by the source: what its server enforces. */
  declared: {
    primaryKey: string[] | null;
    unique: string[][];
    references: { columns: string[]; table: string; referencedColumns: string[] }[];
  };
}
