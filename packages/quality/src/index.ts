export type { Discrepancy } from './discrepancy.ts';
export { QualityError, type QualityErrorCode } from './error.ts';
export { type FindingOptions, type FindingSet, Findings } from './findings.ts';
export type { StateOptions } from './kept/state-folder.ts';
export { maskSql } from './mask-sql.ts';
export { openPageValues } from './pages/page-values.ts';
export type {
  Cell,
  Measure,
  MeasureRuleKind,
  RecordContext,
  RecordRule,
  RecordRuleKind,
  RuleContext,
  RuleKind,
  SetRule,
  SetRuleKind,
} from './rule-kind.ts';
export { type RunRulesOptions, runRules } from './run-rules.ts';
export { basisOfDatabase } from './score/basis.ts';
export { type ScoredDatabase, score } from './score/score.ts';
export type { Basis, CriterionScore, DatabaseScore, Grade, ReasonCode, RuleResult, Scorecard, TableScore } from './scorecard.ts';
