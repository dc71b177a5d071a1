import type { DiscrepancyKind, Severity } from '@sogoc/contract';

/** One record or field that breaks a rule or differs from the original: a row of `discrepancies.parquet`. */
export interface Discrepancy {
  /** Hash of database, table, record key, column, kind and rule: the same finding keeps its id from run to run. */
  id: string;
  database: string;
  table: string;
  record_key: string;
  /** Null where the whole record is meant. Several columns are joined with `, `. */
  column: string | null;
  kind: DiscrepancyKind;
  observed: string | null;
  /** The right value, where one is known; of a duplicate, the key of the record that it repeats. */
  expected: string | null;
  /** `database.table.column` of the original that it was compared with. */
  origin: string | null;
  rule: string;
  severity: Severity;
  /** When it was found: ISO 8601, UTC. What a survey's folder holds says when it was found first, as long as it was found in every run since. */
  detected_at: string;
}
