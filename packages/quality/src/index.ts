export type { Discrepancy } from './discrepancy.ts';
export type { CriterionScore, DatabaseScore, Grade, RuleResult, Scorecard } from './scorecard.ts';
