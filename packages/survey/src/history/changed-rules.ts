import type { AskedRule, DatabaseFacts } from './run-facts.ts';

/** Rules of the same id in both runs that ask something else now: other bounds, another list. Where an earlier release kept the run, none is known. */
export function changedRules(last: Pick<DatabaseFacts, 'asked'>, now: Pick<DatabaseFacts, 'asked'>): AskedRule[] {
  const earlier = new Map(last.asked?.map(({ rule, check }) => [rule, check]));
  return (now.asked ?? []).filter(({ rule, check }) => (earlier.get(rule) ?? check) !== check);
}
