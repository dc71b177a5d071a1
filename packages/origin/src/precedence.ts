import { type AttributeGroup, edgeBetween } from './attribute-group.ts';
import { type CopyTree, parentsFrom } from './copy-tree.ts';
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
export function compareHolders(group: AttributeGroup, fields: readonly Field[], facts: Pick<Pair, 'asOf' | 'dates'>): Comparison[] {
  return fields.flatMap((a, at) =>
    fields.slice(at + 1).map((b) => {
      const pair: Pair = { a, b, edge: edgeBetween(group, a, b), ...facts };
      const verdicts = signals.flatMap((signal) => {
        const verdict = signal.weigh(pair);
        return verdict ? [{ signal: signal.name, weak: signal.weak, verdict }] : [];
      });
      return { a, b, verdicts };
    }),
  );
}

/** Signals were right more often than their weights alone would say; set so that the confidence is calibrated (bench/origin). */
const trust = 1.4;

/**
 * Probability of each field to be the original. Each field is tried as the root of the copy tree; what a root is worth is the product, over the tree's
 * edges, of the probability that the holder nearer to the root came first (signals independent, all roots equally likely before). So a holder far away
 * says nothing of the two that both may have fed it.
 *
 * @param ignoreWeak leaves weak signals out for a pair of which it is true.
 */
export function probabilities(
  fields: readonly Field[],
  tree: CopyTree,
  comparisons: readonly Comparison[],
  ignoreWeak: (a: Field, b: Field) => boolean,
): Map<Field, number> {
  const logs = fields.map((root) =>
    [...parentsFrom(tree, root)].reduce(
      (sum, [child, parent]) => sum - Math.log1p(Math.exp(-weightFor(parent.field, child, comparisons, ignoreWeak))),
      0,
    ),
  );
  const greatest = Math.max(...logs);
  const total = logs.reduce((sum, log) => sum + Math.exp(log - greatest), 0);
  return new Map(fields.map((field, at) => [field, Math.exp((logs[at] ?? greatest) - greatest) / total]));
}

function weightFor(first: Field, second: Field, comparisons: readonly Comparison[], ignoreWeak: (a: Field, b: Field) => boolean): number {
  const found = comparisons.find(({ a, b }) => (a === first && b === second) || (a === second && b === first));
  const counted = found?.verdicts.filter(({ weak }) => !(weak && ignoreWeak(first, second))) ?? [];
  return trust * counted.reduce((sum, { verdict }) => sum + verdict.weight, 0) * (found?.a === first ? 1 : -1);
}
