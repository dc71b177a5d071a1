import { LinkageError } from '../error.ts';
import type { BlockingRule, LinkModel } from '../model/link-model.ts';
import type { PlacedRule } from './prepared.ts';

/** All rules of a model, each once, in the order blocking, training, deterministic. @throws LinkageError `LINK_TOO_MANY_RULES` above 31. */
export function placeRules(model: LinkModel): PlacedRule[] {
  const training = model.training ?? model.blocking;
  const deterministic = model.deterministic?.rules ?? [];
  const distinct = new Map<string, BlockingRule>();
  for (const rule of [...model.blocking, ...training, ...deterministic]) if (!distinct.has(nameOf(rule))) distinct.set(nameOf(rule), rule);
  if (distinct.size > 31) throw new LinkageError('LINK_TOO_MANY_RULES', 'A model can have at most 31 different blocking rules');
  const has = (rules: readonly BlockingRule[], name: string): boolean => rules.some((rule) => nameOf(rule) === name);
  return [...distinct.entries()].map(([name, rule], position) => ({
    rule,
    position,
    predicts: has(model.blocking, name),
    trains: has(training, name),
    deterministic: has(deterministic, name),
  }));
}

/** Rules with the same keys in any order are one. */
const nameOf = (rule: BlockingRule): string =>
  JSON.stringify([rule.keys.map((key) => JSON.stringify([key.column, key.steps ?? []])).sort(), rule.maximumBlock ?? null]);

/** The bits of rules. */
export const bitsOf = (rules: readonly PlacedRule[]): number => rules.reduce((bits, rule) => bits | (1 << rule.position), 0);

/** The bits of the rules whose pairs count in prediction. */
export const predictingBits = ({ rules }: { rules: readonly PlacedRule[] }): number => bitsOf(rules.filter((rule) => rule.predicts));
