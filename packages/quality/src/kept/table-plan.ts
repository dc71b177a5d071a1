import type { Rule } from '@sogoc/contract';
import type { RuleContext, RuleKind } from '../rule-kind.ts';
import { type SortedRules, sortRules } from '../run/sort-rules.ts';
import { type Automata, columnTest } from '../screen/column-test.ts';
import { type Unit, unitsOf } from './unit.ts';

/** What is known of a table's rules before its files are looked at. */
export interface TablePlan {
  sorted: SortedRules;
  units: readonly Unit[];
  automata: Automata;
}

/** Makes rules ready. @param isRead all values will be read: automata are made as well. */
export function planTable(rules: readonly Rule[], context: RuleContext, kinds: readonly RuleKind[], isRead: boolean): TablePlan {
  const sorted = sortRules(rules, context, kinds);
  const units = unitsOf(sorted.records, context);
  const automata: Automata = new Map();
  for (const unit of isRead ? units : []) columnTest(unit, context, automata);
  return { sorted, units, automata };
}
