import type { ColumnSketch } from './column-sketch.ts';
import { rarity } from './tokens.ts';

/** Shares 0..1, by weight, of what one column holds that each target column holds too, and the other way round. */
export interface SharedWeight {
  ofSource: Float64Array;
  ofTarget: Float64Array;
}

/** Compares what a column holds with all targets at once, by an index from item to the targets that hold it; rare items weigh more. */
export function sharedWeights(
  all: readonly ColumnSketch[],
  targets: readonly ColumnSketch[],
  items: (sketch: ColumnSketch) => ReadonlySet<string>,
): (source: ColumnSketch) => SharedWeight {
  const weight = rarity(all.map(items));
  const holders = new Map<string, number[]>();
  const sums = targets.map((target, at) => {
    let sum = 0;
    for (const item of items(target)) {
      sum += weight(item);
      const known = holders.get(item);
      if (known) known.push(at);
      else holders.set(item, [at]);
    }
    return sum;
  });
  return (source) => {
    const shared = new Float64Array(targets.length);
    let own = 0;
    for (const item of items(source)) {
      const heavy = weight(item);
      own += heavy;
      for (const at of holders.get(item) ?? []) shared[at] = (shared[at] ?? 0) + heavy;
    }
    return {
      ofSource: shared.map((sum) => (own === 0 ? 0 : sum / own)),
      ofTarget: shared.map((sum, at) => (sum === 0 ? 0 : sum / (sums[at] ?? 1))),
    };
  };
}
