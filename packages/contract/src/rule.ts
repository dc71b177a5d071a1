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

/** What a rule asks, apart from how it is run. Each kind is one folder of packages/quality. */
export type Check =
  | { kind: 'required'; column: string }
  | { kind: 'type'; column: string; type: 'boolean' | 'integer' | 'decimal' | 'date' | 'timestamp' }
  /** The value must be valid by the semantic type (format, check digit, known code). */
  | { kind: 'format'; column: string; semanticType: string }
  | { kind: 'pattern'; column: string; pattern: string }
  | { kind: 'range'; column: string; min?: string | number; max?: string | number; exclusiveMin?: boolean; exclusiveMax?: boolean }
  | { kind: 'length'; column: string; min?: number; max?: number }
  | { kind: 'code-list'; column: string; values: readonly string[] }
  | { kind: 'unique'; columns: readonly string[] }
  | { kind: 'duplicate-rows' }
  /** Every value exists in another table, of this or another database. */
  | { kind: 'reference'; columns: readonly string[]; to: { database: string; table: string; columns: readonly string[] } }
  /** Encoding and markup hygiene: NFC, no `<br>`, no control characters, no doubled or outer blanks, no mojibake. */
  | { kind: 'hygiene'; column: string }
  /** No values that only fill a hole (`N/A`, `-1`, `000000000000`, `test`). */
  | { kind: 'placeholder'; column: string; values?: readonly string[] }
  /** A shared identifier is written in its shared form (`01`, not `1`): two registers that do so can be joined without mending first. */
  | { kind: 'shared-form'; column: string; semanticType: string }
  /** A statement about columns of one record, as parsed SQL text of a contract. */
  | { kind: 'sql'; query: string; mustBe: { operator: string; value: number | readonly number[] } }
  | { kind: 'row-count'; mustBe: { operator: string; value: number | readonly number[] } };

export type CheckKind = Check['kind'];
export type CheckOf<K extends CheckKind> = Extract<Check, { kind: K }>;

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
  /** Share of records (0..1) that may fail before the rule counts as broken; the score uses the share itself. */
  tolerance?: number;
  /** Why it was inferred, in facts: `{ matched: 0.998 }`. */
  evidence?: Record<string, string | number>;
}
