import type { Rule } from '@sogoc/contract';
import type { RuleContext, RuleKind } from '../rule-kind.ts';
import { type SortedRules, sortRules } from '../run/sort-rules.ts';
import type { ColumnTests } from './column-tests.ts';
import { type Unit, unitsOf } from './unit.ts';

/** What is known of a table's rules before its files are looked at. */
export interface TablePlan {
  sorted: SortedRules;
  units: readonly Unit[];
}

/** Makes rules ready. @param tests is asked for those of the columns, where all values will be read. */
export function planTable(rules: readonly Rule[], context: RuleContext, kinds: readonly RuleKind[], tests: ColumnTests | null): TablePlan {
  const sorted = sortRules(rules, context, kinds);
  const units = unitsOf(sorted.records, context);
  for (const unit of tests ? units : []) tests?.of(unit, context);
  return { sorted, units };
}
