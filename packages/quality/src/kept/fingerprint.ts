import { createHash } from 'node:crypto';
import type { Rule } from '@sogoc/contract';

/** A short name for facts: equal for equal facts, and for no others. */
export function nameOf(...facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 24);
}

/** What a rule asks, wherever its contract writes it. */
export function withoutPlace({ place: _place, ...rule }: Rule): Rule {
  return rule;
}
