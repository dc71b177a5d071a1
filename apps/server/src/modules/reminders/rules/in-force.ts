import { defaultRules } from './defaults.ts';
import { dueUntil } from './moment.ts';
import type { Rule, ThingKind } from './rule.ts';

/** Rules that somebody has set: of a programme, or of whatever has none of its own. */
export interface SetRules {
  kind: ThingKind;
  programme_id: string | null;
  rules: readonly Rule[];
}

/** The rules in force for a kind of thing, each with the latest due day about which it has spoken by the end of a day. */
export function dueRules(kind: ThingKind, set: readonly SetRules[], day: string) {
  const ofKind = set.filter((each) => each.kind === kind);
  const general = ofKind.find(({ programme_id }) => programme_id === null)?.rules ?? defaultRules(kind);
  const all = [{ programme_id: null, rules: general }, ...ofKind.filter(({ programme_id }) => programme_id !== null)];
  return all.flatMap(({ programme_id: programme, rules }) => rules.map((rule) => ({ ...rule, programme, until: dueUntil(day, rule.days) })));
}
