import type { ColumnTest } from '../pages/column-tester.ts';
import type { RuleContext } from '../rule-kind.ts';
import type { Automata } from './automata.ts';
import { numberTest } from './number-test.ts';
import type { ScreenedRules } from './screen.ts';
import { textTest } from './text-test.ts';

/**
 * What a value has to be, so that all rules of its column certainly speak about it and hold; of those that do not pass, the rules are asked. Null where the rules are not all of
 * kinds that can be told so: each must be one of the house's own, for a kind of the same name may mean something else.
 */
export function columnTest({ column, rules }: ScreenedRules, context: RuleContext, automata: Automata = new Map()): ColumnTest | null {
  const profile = context.profile.columns.find(({ name }) => name === column);
  if (!profile || rules.some(({ rule: { check } }) => !('column' in check) || check.column !== column)) return null;
  if (profile.storage === 'text') return textTest(rules, profile, context, automata);
  return numberTest(rules, profile, context);
}
