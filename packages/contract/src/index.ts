export { inferAllRules, inferRules } from './infer/infer-rules.ts';
export type { InferContext } from './infer/propose.ts';
export {
  type Check,
  type CheckKind,
  type CheckOf,
  type Criterion,
  criteria,
  type DiscrepancyKind,
  discrepancyKinds,
  type Rule,
  type Severity,
  severities,
} from './rule.ts';
export { checkColumns, ruleId, withUniqueIds } from './rule-id.ts';
