import type { ColumnSketch } from './column-sketch.ts';
import { tokens } from './tokens.ts';

/** For each source value: the share of it, by weight of words, that the nearest value of a target column says too. */
export interface SoftValues {
  /** Mean over the values of a source column, 0..1; rare values weigh more. */
  likeness(source: ColumnSketch, target: ColumnSketch): number;
}

const mostCompared = 100;
/** Values are met by their rarest words alone: by `of` they would all meet. */
const mostTelling = 3;

/** Indexes the target's values by their words, so that each source value meets only those that share one (token join: Chaudhuri et al., ICDE 2006). */
export function softValues(targets: readonly ColumnSketch[], weight: (token: string) => number): SoftValues {
  const values = new Map<string, { words: Set<string>; sum: number; columns: ColumnSketch[] }>();
  for (const target of targets) {
    for (const value of target.values) {
      const known = values.get(value);
      if (known) known.columns.push(target);
      else {
        const words = new Set(tokens(value));
        values.set(value, { words, sum: sumOf(words, weight), columns: [target] });
      }
    }
  }
  const byWord = new Map<string, { words: Set<string>; sum: number; columns: ColumnSketch[] }[]>();
  for (const value of values.values()) for (const word of value.words) byWord.set(word, [...(byWord.get(word) ?? []), value]);
  const known = new Map<ColumnSketch, Map<ColumnSketch, number>>();

  const compare = (source: ColumnSketch): Map<ColumnSketch, number> => {
    const sums = new Map<ColumnSketch, number>();
    const compared = [...source.values].slice(0, mostCompared);
    for (const value of compared) {
      const words = new Set(tokens(value));
      const own = sumOf(words, weight);
      const best = new Map<ColumnSketch, number>();
      const telling = [...words].sort((x, y) => weight(y) - weight(x)).slice(0, mostTelling);
      for (const other of new Set(telling.flatMap((word) => byWord.get(word) ?? []))) {
        const shared = sumOf(
          [...words].filter((word) => other.words.has(word)),
          weight,
        );
        const share = (2 * shared) / (own + other.sum);
        for (const column of other.columns) if (share > (best.get(column) ?? 0)) best.set(column, share);
      }
      const rare = Math.log(1 + targets.length / Math.max(1, best.size));
      for (const [column, share] of best) sums.set(column, (sums.get(column) ?? 0) + share * Math.min(1, rare / Math.log(1 + targets.length / 3)));
    }
    for (const [column, sum] of sums) sums.set(column, sum / Math.max(1, compared.length));
    return sums;
  };

  return {
    likeness: (source, target) => {
      const ofSource = known.get(source) ?? compare(source);
      known.set(source, ofSource);
      return ofSource.get(target) ?? 0;
    },
  };
}

function sumOf(words: Iterable<string>, weight: (token: string) => number): number {
  return [...words].reduce((sum, word) => sum + weight(word), 0);
}
