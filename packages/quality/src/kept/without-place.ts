import type { Rule } from '@sogoc/contract';

/** What a rule asks, wherever its contract writes it. */
export function withoutPlace({ place: _place, ...rule }: Rule): Rule {
  return rule;
}
