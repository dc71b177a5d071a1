import type { CheckKind, Criterion, Fault, Severity } from '@sogoc/contract';

/** Why there is no number, as a stable code that a report puts into the reader's language. */
export type ReasonCode =
  /** Nothing was asked. */
  | 'NO_RULES'
  /** The rules found no record to look at. */
  | 'NO_RECORDS'
  /** Nothing in the data says when the event that it records happened. */
  | 'NO_EVENT_TIME'
  /** Nobody told who uses the data. */
  | 'NO_CONSUMERS'
  /** No original is known to compare with. */
  | 'NO_ORIGINAL_KNOWN'
  /** An inferred rule that too many records break: taken as a wrong guess, not as wrong records. */
  | 'PROPOSAL_WITHDRAWN'
  /** The rule names a column, table or type that is not there, or cannot be run. */
  | 'RULE_NOT_RUNNABLE'
  | 'RULE_FAILED';

/** What one rule found. `score` is 100 × (1 − failed / checked). */
export interface RuleResult {
  rule: string;
  kind: CheckKind | 'agreement' | 'one-record' | 'shared';
  criterion: Criterion;
  severity: Severity;
  database: string;
  table: string;
  columns: string[];
  /** Records looked at; 0 where it could not be measured. */
  checked: number;
  failed: number;
  /** Same value written differently; not in `failed`. */
  variants: number;
  /** 0..100, null where it could not be measured. */
  score: number | null;
  reasonCode?: ReasonCode;
  /** The reason in English, with its figures. */
  reason?: string;
  /** The same of what a contract asks, as data: each reader is told in their language. */
  fault?: Fault;
  /** Where the contract asks what could not be run: `file:line:column path`. */
  place?: string;
  source: 'inferred' | 'contract' | 'origin' | 'linkage';
  /** What the contract's author says of it, shortened to 300 characters. */
  description?: string;
  /** Whether what the contract promises of the number of failing records, or expects of a measured number, is kept. */
  kept?: boolean;
  /** The number about the table as a whole, for rules that lead to no single record; their score is 100 or 0. */
  measured?: number;
  /** Such a number may be a value of a person and is not told. */
  masked?: true;
  evidence?: Record<string, string | number>;
}

export type Grade = 'green' | 'amber' | 'red';

/** What a score rests on: how many records, how far chance may move it, and how much of it is promised rather than guessed. */
export interface Basis {
  /** Records that the measured rules looked at: of each table as many as the rule that looked at most. */
  records: number;
  /** Records that there are in these tables. */
  of: number;
  /** Half the width, in points, of the 95 % interval of the score. All records are read: it says how far the score of as many others like them would move by chance. */
  margin: number;
  /** Share (0..1) of the score's weight from rules that a contract states or an original shows; the rest is proposed from the data itself. */
  stated: number;
}

export interface CriterionScore {
  /** 0..100 with one decimal, or null. */
  score: number | null;
  /** Always present, with `reason`, when `score` is null. */
  reasonCode?: ReasonCode;
  reason?: string;
  /** Sum of the records that its rules looked at. */
  checked: number;
  /** There wherever `score` is a number; so in tables and databases. */
  basis?: Basis;
  rules: RuleResult[];
}

export interface TableScore {
  table: string;
  rows: number;
  /** 0..100 with one decimal; null where nothing was measured. */
  criteria: Record<Criterion, number | null>;
  score: number | null;
  grade: Grade | null;
  basis?: Basis;
}

export interface DatabaseScore {
  name: string;
  criteria: Record<Criterion, CriterionScore>;
  tables: TableScore[];
  score: number | null;
  grade: Grade | null;
  basis?: Basis;
}

export interface Scorecard {
  databases: DatabaseScore[];
}
