import type { QualityRule } from '../odcs/types.ts';
import { type CheckKind, type Criterion, criteria, type Severity, severities } from '../rule.ts';
import { customText } from './custom.ts';

const ofKind: Partial<Record<CheckKind, Criterion>> = {
  required: 'complete',
  coverage: 'complete',
  'row-count': 'complete',
  unique: 'clean',
  'duplicate-rows': 'clean',
  'trial-rows': 'clean',
  spelling: 'clean',
  hygiene: 'clean',
  encoding: 'clean',
  placeholder: 'clean',
  dictionary: 'unified',
  freshness: 'live',
  newest: 'live',
  follows: 'live',
};

const ofDimension: Readonly<Record<string, Criterion>> = {
  accuracy: 'correct',
  conformity: 'correct',
  completeness: 'complete',
  coverage: 'complete',
  uniqueness: 'clean',
  consistency: 'unified',
  timeliness: 'live',
};

const ofSeverity: Readonly<Record<string, Severity>> = {
  info: 'low',
  minor: 'low',
  warning: 'medium',
  warn: 'medium',
  major: 'medium',
  error: 'high',
  critical: 'high',
};

/** The criterion that a rule counts for: what its author says, else what its dimension or its kind does. */
export function criterionOf(kind: CheckKind, rule: QualityRule = {}): Criterion {
  const own = customText(rule, 'criterion');
  const said = criteria.find((criterion) => criterion === own);
  return said ?? ofDimension[rule.dimension ?? ''] ?? ofKind[kind] ?? 'correct';
}

/** ODCS leaves severities open; the usual words are known, and others are medium. */
export function severityOf(rule: QualityRule = {}, otherwise: Severity = 'medium'): Severity {
  if (rule.severity === undefined) return otherwise;
  const word = rule.severity.toLowerCase();
  return severities.find((severity) => severity === word) ?? ofSeverity[word] ?? 'medium';
}
