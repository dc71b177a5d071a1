import type { ColumnSketch } from './column-sketch.ts';
import { sharedWeights } from './shared-weight.ts';
import { softValues } from './soft-values.ts';

/** How alike what two columns hold is, 0..1 for each target: values as wholes, words in them and trigrams together, or the nearest values. */
export function valueLikenesses(all: readonly ColumnSketch[], targets: readonly ColumnSketch[]): (source: ColumnSketch) => Float64Array {
  const wholes = sharedWeights(all, targets, ({ values }) => values);
  const words = sharedWeights(all, targets, ({ valueTokens }) => valueTokens);
  const trigrams = sharedWeights(all, targets, ({ valueTrigrams }) => valueTrigrams);
  const soft = softValues(all, targets);
  return (source) => {
    const [whole, word, trigram, near] = [wholes(source).ofSource, words(source).ofSource, trigrams(source), soft(source)];
    return whole.map((share, at) => {
      const parts = Math.sqrt((trigram.ofSource[at] ?? 0) * (trigram.ofTarget[at] ?? 0));
      return Math.max(0.5 * share + 0.25 * (word[at] ?? 0) + 0.25 * parts, near[at] ?? 0);
    });
  };
}
