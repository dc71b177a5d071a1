import { type AttributeGroup, edgeBetween } from './attribute-group.ts';
import { type CopyTree, likeliestTree, standingsOf } from './copy-tree.ts';
import { interposed } from './exemplar.ts';
import type { Field } from './field.ts';
import type { Deviations } from './odd-ones.ts';
import type { Pair, Verdict } from './signals/signal.ts';
import { signals } from './signals/signals.ts';

/** All that the signals say of two holders. */
export interface Comparison {
  a: Field;
  b: Field;
  verdicts: { signal: string; weak: boolean; verdict: Verdict }[];
}

/** Lets every signal weigh every two holders. */
export function compareHolders(group: AttributeGroup, fields: readonly Field[], facts: Omit<Pair, 'a' | 'b' | 'edge'>): Comparison[] {
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
const trust = 2.2;

/** Each holder as the original, with its tree of copies and the probability of that. */
export interface Candidate {
  tree: CopyTree;
  chance: number;
}

/**
 * Probability of each field to be the original. Each is tried as the root of a tree of copies; what it is worth is how likely its best tree is (signals
 * independent, all roots equally likely before). So a holder far away says nothing of the two that both may have fed it.
 *
 * @param ignoreWeak leaves weak signals out for a pair of which it is true.
 */
export function weighOriginals(
  group: AttributeGroup,
  fields: readonly Field[],
  comparisons: readonly Comparison[],
  deviations: Deviations,
  ignoreWeak: (a: Field, b: Field) => boolean,
): Map<Field, Candidate> {
  const standings = standingsOf(group);
  const odds = (first: Field, second: Field): number => weightFor(first, second, comparisons, ignoreWeak);
  const known = new Map<string, number>();
  const costs = (source: Field, copy: Field): number => {
    const name = `${source.index} ${copy.index}`;
    const cost = known.get(name) ?? interposed(source, copy, fields, deviations);
    known.set(name, cost);
    return cost;
  };
  const trees = fields.map((root) => likeliestTree(root, fields, standings, odds, costs));
  const greatest = Math.max(...trees.map(({ log }) => log));
  const total = trees.reduce((sum, { log }) => sum + Math.exp(log - greatest), 0);
  return new Map(
    fields.flatMap((field, at) => (trees[at] ? [[field, { tree: trees[at], chance: Math.exp(trees[at].log - greatest) / total }]] : [])),
  );
}

function weightFor(first: Field, second: Field, comparisons: readonly Comparison[], ignoreWeak: (a: Field, b: Field) => boolean): number {
  const found = comparisons.find(({ a, b }) => (a === first && b === second) || (a === second && b === first));
  const counted = found?.verdicts.filter(({ weak }) => !(weak && ignoreWeak(first, second))) ?? [];
  return trust * counted.reduce((sum, { verdict }) => sum + verdict.weight, 0) * (found?.a === first ? 1 : -1);
}
