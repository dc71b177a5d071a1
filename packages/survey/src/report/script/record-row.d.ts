import type { SignWords } from './mark-differences.js';

/** A discrepancy as the page shows it. */
export interface RecordRow {
  database: string;
  table: string;
  key: string;
  /** The key holds personal data: `key` is then a number that leads to the record. */
  masked: boolean;
  column: string | null;
  kind: string;
  severity: string;
  observed: string | null;
  expected: string | null;
  /** `expected` tells in words what kind of value is wanted; it is not compared with `observed`. */
  requirement: boolean;
  origin: string | null;
  /** In words. */
  rule: string;
}

/** Texts of the table, in the reader's language. */
export interface RecordWords {
  columns: { place: string; key: string; column: string; kind: string; values: string; rule: string };
  kinds: Record<string, string>;
  severities: Record<string, string>;
  observed: string;
  expected: string;
  empty: string;
  origin: string;
  wholeRecord: string;
  /** `{id}` stands for the number. */
  masked: string;
  signs: SignWords;
}

export function recordRow(row: RecordRow, words: RecordWords): string;
