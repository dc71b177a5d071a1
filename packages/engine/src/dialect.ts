import type { Identifier, Sql, SqlValue } from './sql.ts';

/** The column types that both engines have. `text` is varchar without a limit. */
export type SqlType = 'text' | 'boolean' | 'integer' | 'bigint' | 'double' | 'date' | 'timestamp' | 'blob';

/**
 * Every function that differs between the engines, or whose name does. Each method means the same on every engine, to the edge: test/dialect-cases.ts
 * has the cases, test/dialect-*.sql the SQL. `null` in gives `null` out unless a method says otherwise.
 *
 * Text functions count characters (code points), not bytes. A regular expression is in the syntax that RE2 and Joni share: no look-around, no back
 * references (`SQL_BAD_PATTERN`); `\d \w \s` and `[:alpha:]` are ASCII, so write `\p{L}` for letters; `$` is the very end of the text; `\b` is
 * reliable beside ASCII only. What can go wrong in an argument of JavaScript throws an EngineError when the SQL is made, not when it runs.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'trino';

  /** Engines do not tell apart names that differ in letter case alone. @throws EngineError `SQL_BAD_NAME` for an empty name and for NUL. */
  quoteName(name: string): string;
  /**
   * Text, whole numbers (safe ones as integers), all other numbers as doubles, Date as a timestamp in UTC, bytes, lists.
   * @throws EngineError `SQL_BAD_LITERAL` for a number that is not finite, a bigint of more than 38 digits, a date outside the years 1 to 9999, text
   * with half a surrogate pair, and any other type.
   */
  quoteLiteral(value: SqlValue): string;
  type(type: SqlType): Sql;
  /**
   * The value read as text, or null where it does not say a value of the type. Outer spaces are passed over. Integers: a sign and digits alone (`1.5`,
   * `1e3`, `1_000`, `0x10` are none). Doubles: decimal or scientific, finite. Booleans: true, t, 1, false, f, 0 in any letter case. Dates: yyyy-MM-dd,
   * month and day with one digit too, a time behind it is left out. Timestamps: such a date, with hh:mm, seconds and up to 6 digits of fractions, `T`
   * or a space between, `Z` or nothing behind; another offset gives null. Blobs: the UTF-8 bytes.
   */
  tryCast(value: Sql, type: SqlType): Sql;
  /** For typed values that convert without loss. How a double is written as text, or rounded to an integer, is the engine's own. */
  cast(value: Sql, type: SqlType): Sql;

  // text
  length(text: Sql): Sql;
  /** Bytes in UTF-8. */
  byteLength(text: Sql): Sql;
  lower(text: Sql): Sql;
  /** Without outer blanks: what `String.prototype.trim` takes away, so also no-break spaces, line ends and byte order marks. */
  trim(text: Sql): Sql;
  /** Unicode normal form C. */
  nfc(text: Sql): Sql;
  /** Without combining marks, in form C; đ stays đ. */
  stripAccents(text: Sql): Sql;
  /** Each character of `from` becomes the one at its place in `to`; where `to` is shorter it goes. Of equal characters in `from` the first counts. */
  translate(text: Sql, from: string, to: string): Sql;
  /** Every place of a text that is not empty. */
  replace(text: Sql, search: string, replacement: string): Sql;
  /** Does the pattern match anywhere? */
  regexMatches(text: Sql, pattern: string): Sql;
  /** Every match replaced; `$0` stands for the match, `$1` to `$9` for its groups (empty where they took no part), `$$` for a dollar sign. */
  regexReplace(text: Sql, pattern: string, replacement: string): Sql;
  /** The first match of a group (0: the whole), null where there is none or it is empty. */
  regexExtract(text: Sql, pattern: string, group: number): Sql;
  /** Null when any part is; empty text of no parts. */
  concat(...parts: readonly Sql[]): Sql;
  /** Those of some texts that are there put together; empty where none is. */
  concatPresent(...parts: readonly Sql[]): Sql;
  /** Characters from a place counted from 1. A place before the first counts as 1, a negative length as 0; beyond the end there is empty text. */
  substring(text: Sql, start: Sql, length: Sql): Sql;
  startsWith(text: Sql, prefix: Sql): Sql;
  /** The part between separators that are not empty, counted from 1; null beyond the last. */
  splitPart(text: Sql, separator: string, index: number): Sql;
  /** Text to list of text. */
  split(text: Sql, separator: string): Sql;
  /**
   * Edits of one character between two texts. On ASCII DuckDB is twice as fast; it counts bytes where the two have more than 95 distinct characters.
   * Trino refuses texts whose lengths multiply to more than a million.
   */
  levenshtein(a: Sql, b: Sql): Sql;
  /**
   * The pairs of neighbours in a text of at most 12 characters, the last with the end, as a set of bits; null for a longer text. An edit takes away two at
   * most, so a count of bits rules out most texts that are far apart. Bit 62 is that of texts that are not of digits alone, whose other bits mean something
   * else: it tells nothing of two texts that differ in it. Undefined where the engine counts no bits quickly.
   */
  neighbourBits?(text: Sql): Sql;
  /** The digits of a text of at most eight, four bits each, the last one lowest; null where there is something else in it. */
  digitBits?(text: Sql): Sql;
  /** In how many places two texts of as many digits differ, from `digitBits` of both. */
  differingDigits?(a: Sql, b: Sql): Sql;
  /** Can texts with these bits (`neighbourBits`) be so few edits apart? True where it is not known. */
  mayBeWithin?(a: Sql, b: Sql, edits: number): Sql;
  /** Jaro-Winkler similarity 0..1 (two empty texts: 0), or undefined where the engine has none (score the distinct pairs outside and join them). */
  jaroWinkler?(a: Sql, b: Sql): Sql;
  /** Damerau-Levenshtein distance, or undefined where the engine has none. */
  damerauLevenshtein?(a: Sql, b: Sql): Sql;
  /** Soundex code of ASCII letters, or undefined where the engine has none. */
  soundex?(text: Sql): Sql;

  // numbers, bits, time
  /** A number as plain text without trailing zeros: `1200`, `0.5`, `-3`; an exponent only where a double is smaller than 0.0001. */
  numberText(value: Sql): Sql;
  /** A timestamp, with or without a zone, as `yyyy-MM-dd HH:mm:ss` in UTC, with a fraction only where there is one. */
  timestampText(value: Sql): Sql;
  /** A hash of text as bigint, not negative, that tells texts apart but for chance; equal for equal text within one engine and release, so never to be compared across. */
  hash64(text: Sql): Sql;
  /** The same at half the cost where texts are short, with another result: for what is not kept. */
  textCode(text: Sql): Sql;
  /** MD5 of text (UTF-8) as 32 lower-case hexadecimal digits: the same on every engine and version. For identity, not for secrecy. */
  md5(text: Sql): Sql;
  /** A hash of several values of any type as bigint. Many texts that differ may share one (`hash64` tells them apart), so what it finds must be verified. */
  hashRow(values: readonly Sql[]): Sql;
  bitAnd(a: Sql, b: Sql): Sql;
  bitOr(a: Sql, b: Sql): Sql;
  /**
   * Date written in a form of `yyyy` (four digits), `MM`, `dd`, `HH`, `mm`, `ss` (one or two digits) and separators, or null where the whole text is
   * not in the form or there is no such day. A time is checked and left out.
   */
  parseDate(text: Sql, form: string): Sql;
  /** Date or timestamp of the years 1 to 9999 in a form, all parts with leading zeros. */
  formatDate(date: Sql, form: string): Sql;
  /** Midnights from the first to the second: dates or timestamps. */
  daysBetween(from: Sql, to: Sql): Sql;

  // aggregates
  /** 0 of no rows. */
  countIf(condition: Sql): Sql;
  /** Exact quantile of numbers at a fraction 0..1 as double, interpolated between neighbours. Trino holds the group's values in memory. */
  quantile(value: Sql, fraction: number): Sql;
  /** About how many distinct values; off by some percent, each engine in its own way. */
  approxDistinct(value: Sql): Sql;
  /** Exact number of distinct integers that all lie from `min` to `max`, by one bit each; undefined where the engine has no such bitmap. */
  distinctWithin?(value: Sql, min: number, max: number): Sql;
  bitOrAgg(value: Sql): Sql;
  /** Values with nulls as a list in an order (nulls last); null of no rows. */
  listAgg(value: Sql, orderBy?: Sql): Sql;
  /** Texts without nulls; null when there are none. */
  stringAgg(text: Sql, separator: string, orderBy?: Sql): Sql;
  /** Any that is not null. */
  anyValue(value: Sql): Sql;
  /** The value where `by` is least, of the rows where neither is null. */
  minBy(value: Sql, by: Sql): Sql;
  maxBy(value: Sql, by: Sql): Sql;

  /** What a value stands for in a fixed table of text, null where it is not in it. The value is computed once, however long the table. */
  lookUp(text: Sql, table: ReadonlyMap<string, string>): Sql;

  // lists
  /** One row an element, none for null: a table expression to be cross joined. The alias names the column `value`. */
  unnest(list: Sql, alias: string): Sql;
  /** Null when the list or the value is; a null within the list equals nothing. */
  listContains(list: Sql, value: Sql): Sql;
  listLength(list: Sql): Sql;
  /** A list of text in alphabetical order, as one text. */
  joinSorted(list: Sql, separator: string): Sql;
  /** Each element turned into another by an expression of it. */
  listMap(list: Sql, turn: (element: Sql) => Sql): Sql;
  /** Number of distinct elements that both lists hold, without null. */
  listOverlap(a: Sql, b: Sql): Sql;
  /** The elements of a list of text in any order, each after the mark that a table gives it, or after `other`; null of no elements. Made for tables of a thousand elements. */
  listMarked(list: Sql, marks: ReadonlyMap<string, string>, other: string): Sql;
  /** The so many different elements of a list of text that come last in the order of their characters, in any order. */
  listLast(list: Sql, most: number): Sql;
  /** Sum over the distinct elements that both lists of text hold of the number of their first character (ASCII) less 32: 0 of a blank. */
  sharedWeight(a: Sql, b: Sql): Sql;

  // tables
  /** A statement that makes rows of a table quick to find by a column's value, where the engine has such a thing. */
  pointIndex?(table: Identifier, column: string): Sql;
  /**
   * A table expression over Parquet files of the same columns. `rowNumber` adds `file_row_number` (bigint, from 0).
   * @throws EngineError `ENGINE_UNSUPPORTED` where the engine cannot number rows (Trino).
   */
  readParquet(paths: readonly string[], options?: { rowNumber?: boolean }): Sql;
  /**
   * Parquet files of the same columns as one table. Adds `part_number` (the place of the row's file, from 0) and `file_row_number`, which counts through: it
   * begins with `firstRow` in each file.
   * @param each of every file only every so many rows, from row `from` (from 0) on: the engine then unpacks no others.
   * @throws EngineError `ENGINE_UNSUPPORTED` where the engine cannot number rows (Trino).
   */
  readParts(parts: readonly { path: string; firstRow: number }[], each?: { every: number; from: number }): Sql;
  /** About this share (0..1) of a table's rows. The same for the same seed on DuckDB, while Trino has no seed. */
  sample(table: Sql, fraction: number, seed: number): Sql;
}
