export { type Check, type Criterion, criteria, type DiscrepancyKind, discrepancyKinds, type Rule, type Severity, severities } from './rule.ts';
