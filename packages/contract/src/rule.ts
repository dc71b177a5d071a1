/** The six criteria of MISSION: đúng, đủ, sạch, sống, thống nhất, dùng chung. */
export const criteria = ['correct', 'complete', 'clean', 'live', 'unified', 'shared'] as const;
export type Criterion = (typeof criteria)[number];

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

/** Kinds of discrepancy. A `variant` is the same value written differently: counted apart, never an error. */
export const discrepancyKinds = [
  'missing',
  'outlier',
  'duplicate',
  'format',
  'referential',
  'cross-field',
  'stale',
  'reference-mismatch',
  'variant',
] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];

/** The operators of ODCS 3.1. `mustBeBetween` includes its bounds. */
export const operators = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
] as const;
export type Operator = (typeof operators)[number];

/** What a measured number is held against. `percent` is of the records that the rule speaks about. */
export interface Expectation {
  operator: Operator;
  value: number | boolean | readonly [number, number];
  unit: 'rows' | 'percent';
}

/** Where events are recorded: the column `of` names the thing, `value` is what follows, as it stands or from a column. Only events with these values count. */
export interface FollowedEvent {
  database: string;
  table: string;
  of: string;
  value: { is: string } | { column: string };
  since?: string;
  /** Where the values that may follow are listed, in the event's database: an event that gives another is itself wrong and changes nothing. */
  known?: { table: string; column: string };
  where?: Readonly<Record<string, string>>;
}

/** What a rule asks, apart from how it is run. Each kind is one folder of packages/quality. */
export type Check =
  /** Something is there: `blanks` that count as something (ODCS' null values), further words that count as nothing. */
  | { kind: 'required'; column: string; blanks?: 'allowed'; missingWords?: readonly string[] }
  | { kind: 'type'; column: string; type: 'boolean' | 'integer' | 'decimal' | 'date' | 'timestamp' }
  /** The value must be valid by the semantic type (format, check digit, known code). */
  | { kind: 'format'; column: string; semanticType: string }
  /** A match anywhere in the value, as JSON Schema has it; `^` and `$` hold it to the whole. */
  | { kind: 'pattern'; column: string; pattern: string }
  /** Bounds of numbers, or of dates as yyyy-MM-dd; `today`: the day of the run. */
  | { kind: 'range'; column: string; min?: string | number; max?: string | number; exclusiveMin?: boolean; exclusiveMax?: boolean }
  /** The number is a whole multiple of another, above zero. */
  | { kind: 'multiple'; column: string; of: number }
  | { kind: 'length'; column: string; min?: number; max?: number }
  | { kind: 'code-list'; column: string; values: readonly string[] }
  | { kind: 'unique'; columns: readonly string[] }
  | { kind: 'duplicate-rows' }
  /** No records that somebody left when trying the system: nearly empty, or of the words that stand in such. */
  | { kind: 'trial-rows' }
  /** The text is not written in one of these ways (`capitals`, or a spelling of the country pack), which the column's other texts are not. */
  | { kind: 'spelling'; column: string; unusual: readonly string[] }
  /** Every value exists in another table, of this or another database. */
  | { kind: 'reference'; columns: readonly string[]; to: { database: string; table: string; columns: readonly string[] } }
  /** Every value of another table exists here: the population is covered. */
  | { kind: 'coverage'; columns: readonly string[]; population: { database: string; table: string; columns: readonly string[] } }
  /** Encoding and markup hygiene: NFC, no `<br>`, no control characters, no doubled or outer blanks, no mojibake. */
  | { kind: 'hygiene'; column: string }
  /** The text was not read in a wrong encoding (`Hµ Néi`), as the country pack can prove. */
  | { kind: 'encoding'; column: string }
  /** No values that only fill a hole (`N/A`, `-1`, `000000000000`, `test`). */
  | { kind: 'placeholder'; column: string; values?: readonly string[] }
  /** The value is a valid identifier of the shared dictionary. Only counted: `format` reports the records. */
  | { kind: 'dictionary'; column: string; semanticType: string }
  /** The value is not one that was right once and is no longer, as the country's lists have it: a commune of before the merger. */
  | { kind: 'current'; column: string; semanticType: string }
  /** The record was renewed, by the date in its column, within so many days before the day that the data is from (of the run where that is not told). */
  | { kind: 'freshness'; column: string; days: number }
  /** The newest record, by the date in its column, is at most so many days old on the day that the data is from (of the run where that is not told). */
  | { kind: 'newest'; column: string; days: number }
  /** The second date is not before the first. */
  | { kind: 'order'; columns: readonly [string, string] }
  /** What an identifier tells of its bearer (`fact` of its type's `tells`: sex, year of birth) is what the second column says. */
  | { kind: 'told'; columns: readonly [string, string]; semanticType: string; fact: string }
  /**
   * Once an event is recorded of a thing (a death, a sale), the column has the value that the event gives. `columns`: the key that names the thing, then
   * the column. Of several events the newest by `since` counts; `after`: only events later than this date of the record itself.
   */
  | { kind: 'follows'; columns: readonly [string, string]; event: FollowedEvent; after?: string }
  /**
   * A number or truth value that a query gives, written in the contract; held against `expected`. It may read `table` and, under the names that the contract declares for
   * them, other tables of the database.
   */
  | { kind: 'sql'; query: string; table: string; others?: readonly { name: string; table: string }[]; expected: Expectation }
  | { kind: 'row-count'; expected: Expectation };

export type CheckKind = Check['kind'];
export type CheckOf<K extends CheckKind> = Extract<Check, { kind: K }>;

/** Where in a contract something stands. */
export interface ContractPlace {
  file: string;
  /** JSON pointer. */
  path: string;
  /** Counted from 1. */
  line: number;
  column: number;
}

export interface Rule {
  /** Stable across runs and unique within a database: `<table>.<columns>.<kind>`, with `#2` where one kind is asked twice of the same columns. */
  id: string;
  database: string;
  table: string;
  criterion: Criterion;
  severity: Severity;
  check: Check;
  /** `inferred` from the profile as a proposal, or written in a `contract`. */
  source: 'inferred' | 'contract';
  /** Where the contract writes what can be refused only once it runs: a query. */
  place?: ContractPlace;
  /** What the contract promises of the number of failing records; none: that there are none. The score uses their share, whatever is promised. */
  promise?: Expectation;
  /** What the contract's author says of it. */
  description?: string;
  /** Why it was inferred, in facts: `{ matched: 0.998 }`. */
  evidence?: Record<string, string | number>;
}
