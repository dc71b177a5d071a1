export type { Discrepancy } from './discrepancy.ts';
export { QualityError, type QualityErrorCode } from './error.ts';
export { type FindingOptions, type FindingSet, Findings, identityOf } from './findings.ts';
export type { ToldDiscrepancies } from './kept/run-kept.ts';
export type { StateOptions } from './kept/state-folder.ts';
export type { ToldPiece } from './kept/told-pieces.ts';
export { maskSql } from './mask-sql.ts';
export { openPageValues } from './pages/page-values.ts';
export { NotReadable } from './pages/pages-error.ts';
export { type FileOfGroups, joinGroups, readGroups, type Stretch } from './pages/row-groups.ts';
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
