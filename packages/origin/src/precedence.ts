import { type AttributeGroup, edgeBetween } from './attribute-group.ts';
import type { Field } from './field.ts';
import type { Pair, Verdict } from './signals/signal.ts';
import { signals } from './signals/signals.ts';

/** All that the signals say of two holders. */
export interface Comparison {
  a: Field;
  b: Field;
  verdicts: { signal: string; weak: boolean; verdict: Verdict }[];
}

/** Lets every signal weigh every two holders. */
export function compareHolders(group: AttributeGroup, fields: readonly Field[], asOf: Pair['asOf']): Comparison[] {
  return fields.flatMap((a, at) =>
    fields.slice(at + 1).map((b) => {
      const pair: Pair = { a, b, edge: edgeBetween(group, a, b), asOf };
      const verdicts = signals.flatMap((signal) => {
        const verdict = signal.weigh(pair);
        return verdict ? [{ signal: signal.name, weak: signal.weak, verdict }] : [];
      });
      return { a, b, verdicts };
    }),
  );
}

/**
 * Probability of each field to be the original: the product of its odds to precede every other holder, made to sum to one (naive Bayes over independent
 * signals with equal priors).
 *
 * @param ignoreWeak leaves weak signals out for a pair of which it is true.
 */
export function probabilities(
  fields: readonly Field[],
  comparisons: readonly Comparison[],
  ignoreWeak: (a: Field, b: Field) => boolean,
): Map<Field, number> {
  const products = fields.map((field) => {
    const logs = comparisons
      .filter(({ a, b }) => a === field || b === field)
      .map(({ a, b, verdicts }) => {
        const counted = verdicts.filter(({ weak }) => !(weak && ignoreWeak(a, b)));
        const weight = counted.reduce((sum, { verdict }) => sum + verdict.weight, 0) * (a === field ? 1 : -1);
        return -Math.log1p(Math.exp(-weight));
      });
    return Math.exp(logs.reduce((sum, value) => sum + value, 0));
  });
  const total = products.reduce((sum, value) => sum + value, 0);
  return new Map(fields.map((field, at) => [field, (products[at] ?? 0) / total]));
}
