import type { PairWeights } from './pair-weights.ts';
import type { RecordSets } from './record-sets.ts';

/** Adds those of some pairs whose records are both in sets. */
export function addWithin(into: PairWeights, { count, l, r, weight }: PairWeights, sets: RecordSets): void {
  for (let at = 0; at < count; at += 1) if (sets.has(l[at] ?? 0) && sets.has(r[at] ?? 0)) into.add(l[at] ?? 0, r[at] ?? 0, weight[at] ?? 0);
}
