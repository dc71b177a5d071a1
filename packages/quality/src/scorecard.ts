import type { Criterion } from '@sogoc/contract';

/** What one rule found. `score` is 100 × (1 − failed / checked). */
export interface RuleResult {
  rule: string;
  criterion: Criterion;
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
  reason?: string;
  source: 'inferred' | 'contract' | 'origin';
}

export type Grade = 'green' | 'amber' | 'red';

export interface CriterionScore {
  /** 0..100 with one decimal, or null. */
  score: number | null;
  /** Why there is no number. Always present when `score` is null. */
  reason?: string;
  rules: RuleResult[];
}

export interface DatabaseScore {
  name: string;
  criteria: Record<Criterion, CriterionScore>;
  score: number | null;
  grade: Grade | null;
}

export interface Scorecard {
  databases: DatabaseScore[];
}
