export type { CompileOptions, KnownTable } from './compile/context.ts';
export { contractKeys } from './compile/contract-keys.ts';
export { contractRules } from './compile/contract-rules.ts';
export { customNames } from './compile/custom.ts';
export { keeps } from './compile/expectation.ts';
export { type DeclaredSharing, declaredSharing } from './compile/sharing.ts';
export { inferAllRules, inferRules } from './infer/infer-rules.ts';
export { keyWords } from './infer/key-name.ts';
export type { InferContext } from './infer/propose.ts';
export { KeptAnswers } from './kept/kept-answers.ts';
export { inferContract } from './odcs/infer-contract.ts';
export { type ReadContract, readContract } from './odcs/read-contract.ts';
export type { Contract, SchemaObject, SchemaProperty, ServiceLevel } from './odcs/types.ts';
export { writeContract } from './odcs/write-contract.ts';
export { type Fault, type FaultWords, faultInWords, inWords } from './problems/fault.ts';
export type { ContractProblem, ContractProblemCode } from './problems/problem.ts';
export {
  type Check,
  type CheckKind,
  type CheckOf,
  type ContractPlace,
  type Criterion,
  criteria,
  type DiscrepancyKind,
  discrepancyKinds,
  type Expectation,
  type FollowedEvent,
  type Operator,
  type Rule,
  type Severity,
  severities,
} from './rule.ts';
export { checkColumns, ruleId, withUniqueIds } from './rule-id.ts';
