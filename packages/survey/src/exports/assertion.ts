import type { RuleResult } from '@sogoc/quality';

/** One test of a dataset in `DataQualityAssertionsDatasetFacet`. */
export interface Assertion {
  /** Its class: the name that the specification uses where it has one, else ours. */
  assertion: string;
  success: boolean;
  /** Only where exactly one column is asked. */
  column?: string;
  severity: 'error' | 'warn';
  name: string;
  /** Number of failing records, or of a rule about the whole table what was measured; not where that may be a value of a person. */
  actual?: string;
  params: { criterion: string; checked: number; failed: number; variants: number; score: number; columns: string[] };
}

/** Names of the specification for our kinds of checks. */
const names: Partial<Record<RuleResult['kind'], string>> = {
  required: 'not_null',
  unique: 'unique',
  'row-count': 'row_count',
  freshness: 'freshness',
  sql: 'custom_sql',
};

/** A measured rule as an assertion; null where it was not measured. It holds where what the contract promises is kept, else where nothing failed. */
export function assertionOf(rule: RuleResult): Assertion | null {
  const { kind, criterion, severity, columns, checked, failed, variants, score, kept, measured, masked } = rule;
  if (score === null) return null;
  const [column, ...others] = columns;
  return {
    assertion: names[kind] ?? kind.replaceAll('-', '_'),
    success: kept ?? failed === 0,
    ...(column !== undefined && others.length === 0 ? { column } : {}),
    severity: severity === 'low' ? 'warn' : 'error',
    name: rule.rule,
    ...(masked ? {} : { actual: String(measured ?? failed) }),
    params: { criterion, checked, failed, variants, score, columns },
  };
}
