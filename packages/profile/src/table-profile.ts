/** How values of a column read, whatever the source stored them as. */
export type LogicalType = 'empty' | 'boolean' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'text' | 'other';

/** What one column holds. Texts of personal columns are masked before they get here; `min` and `max` are then null. */
export interface ColumnProfile {
  name: string;
  /** The type in the source (`numeric(10,2)`, `text`, `xlsx:number`). */
  sourceType: string;
  type: LogicalType;
  /** Null, empty or blank. */
  missing: number;
  /** Exact number of distinct values among those not missing. */
  distinct: number;
  min: string | null;
  max: string | null;
  minLength: number | null;
  maxLength: number | null;
  /** Share of text values (0..1) that are not in Unicode NFC. */
  notNfc: number;
  /** Most frequent first; at most 10. */
  topValues: { value: string; count: number }[];
  /** Character classes (`9` digit, `A` upper, `a` lower, others themselves; runs kept short: `A9{10}`), most frequent first, at most 10. */
  patterns: { pattern: string; count: number }[];
  /** For numbers (and lengths of validity in days for dates): robust statistics that outliers do not move. */
  numbers: { mean: number; median: number; mad: number; q01: number; q99: number } | null;
  semanticType: { id: string /** 0..1 */; confidence: number /** Share of distinct values with the shape. */; matched: number } | null;
  personal: boolean;
}

/** How a record of a table is named in findings. */
export interface RecordKey {
  /** Empty for `row`: the key is then `#` and the row's number counted from 1. */
  columns: string[];
  kind: 'declared' | 'inferred' | 'row';
}

export interface TableProfile {
  database: string;
  table: string;
  /** Parquet file of the landed snapshot. */
  file: string;
  rows: number;
  columns: ColumnProfile[];
  /** Smallest sets of columns whose values are never missing and never repeat; best first, at most 5. */
  candidateKeys: string[][];
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
