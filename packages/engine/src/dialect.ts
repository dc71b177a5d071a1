import type { Sql, SqlValue } from './sql.ts';

/** The column types that both engines have. `text` is varchar without a limit. */
export type SqlType = 'text' | 'boolean' | 'integer' | 'bigint' | 'double' | 'date' | 'timestamp' | 'blob';

/**
 * Every function that differs between the engines, or whose name does. Text functions count characters, not bytes; a regular expression is in the
 * syntax that RE2 and Joni share (no look-around, no back references). `null` in gives `null` out unless a method says otherwise.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'trino';

  quoteName(name: string): string;
  /** @throws EngineError `SQL_BAD_LITERAL` for a number that is not finite. */
  quoteLiteral(value: SqlValue): string;
  type(type: SqlType): Sql;
  /** The value in the type, or null where it cannot be read as one. */
  tryCast(value: Sql, type: SqlType): Sql;
  cast(value: Sql, type: SqlType): Sql;

  // text
  length(text: Sql): Sql;
  lower(text: Sql): Sql;
  trim(text: Sql): Sql;
  /** Unicode normal form C. */
  nfc(text: Sql): Sql;
  /** Without combining marks; đ stays đ. */
  stripAccents(text: Sql): Sql;
  /** Replaces each character of `from` by the one at its place in `to`. */
  translate(text: Sql, from: string, to: string): Sql;
  replace(text: Sql, search: string, replacement: string): Sql;
  regexMatches(text: Sql, pattern: string): Sql;
  /** Every match replaced; `$1` stands for the first group. */
  regexReplace(text: Sql, pattern: string, replacement: string): Sql;
  /** The first match of a group (0: the whole), null where none. */
  regexExtract(text: Sql, pattern: string, group: number): Sql;
  concat(...parts: readonly Sql[]): Sql;
  /** Characters from a place counted from 1. */
  substring(text: Sql, start: Sql, length: Sql): Sql;
  startsWith(text: Sql, prefix: Sql): Sql;
  /** The part between separators, counted from 1; null beyond the last. */
  splitPart(text: Sql, separator: string, index: number): Sql;
  /** Text to list of text. */
  split(text: Sql, separator: string): Sql;
  levenshtein(a: Sql, b: Sql): Sql;
  /** Jaro-Winkler similarity 0..1, or undefined where the engine has none (score the distinct pairs outside and join them). */
  jaroWinkler?(a: Sql, b: Sql): Sql;
  /** Damerau-Levenshtein distance, or undefined where the engine has none. */
  damerauLevenshtein?(a: Sql, b: Sql): Sql;
  soundex?(text: Sql): Sql;

  // numbers, bits, time
  /** A number as plain text without trailing zeros: `1200`, `0.5`, `-3`; an exponent only where a double is smaller than 0.0001. */
  numberText(value: Sql): Sql;
  /** A timestamp, with or without a zone, as `yyyy-MM-dd HH:mm:ss` in UTC, with a fraction only where there is one. */
  timestampText(value: Sql): Sql;
  /** A 64-bit hash of text as bigint, equal for equal text within one engine. */
  hash64(text: Sql): Sql;
  /** MD5 of text (UTF-8) as 32 lower-case hexadecimal digits: the same on every engine and version. For identity, not for secrecy. */
  md5(text: Sql): Sql;
  /** A 64-bit hash of several values of any type. Different values may collide, so what it finds must be verified. */
  hashRow(values: readonly Sql[]): Sql;
  bitAnd(a: Sql, b: Sql): Sql;
  bitOr(a: Sql, b: Sql): Sql;
  /** Date written in a form (`yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and separators), or null. */
  parseDate(text: Sql, form: string): Sql;
  formatDate(date: Sql, form: string): Sql;
  /** Whole days from the first to the second. */
  daysBetween(from: Sql, to: Sql): Sql;

  // aggregates
  countIf(condition: Sql): Sql;
  /** Exact quantile of numbers, 0..1. */
  quantile(value: Sql, fraction: number): Sql;
  approxDistinct(value: Sql): Sql;
  bitOrAgg(value: Sql): Sql;
  /** Values as a list in an order. */
  listAgg(value: Sql, orderBy?: Sql): Sql;
  stringAgg(text: Sql, separator: string, orderBy?: Sql): Sql;
  anyValue(value: Sql): Sql;
  minBy(value: Sql, by: Sql): Sql;
  maxBy(value: Sql, by: Sql): Sql;

  // lists
  /** One row an element: a table expression to be cross joined. The alias names the column `value`. */
  unnest(list: Sql, alias: string): Sql;
  listContains(list: Sql, value: Sql): Sql;
  listLength(list: Sql): Sql;
  /** Each element turned into another by an expression of it. */
  listMap(list: Sql, turn: (element: Sql) => Sql): Sql;
  /** Number of distinct elements that both lists hold. */
  listOverlap(a: Sql, b: Sql): Sql;

  // tables
  /** A table expression over Parquet files. `rowNumber` adds `file_row_number` (bigint, from 0) where the engine can. */
  readParquet(paths: readonly string[], options?: { rowNumber?: boolean }): Sql;
  /** About this share (0..1) of a table's rows, the same for the same seed. */
  sample(table: Sql, fraction: number, seed: number): Sql;
}
