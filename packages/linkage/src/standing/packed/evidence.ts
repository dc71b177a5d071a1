import type { LinkGraph } from './link-graph.ts';
import type { PairWeights } from './pair-weights.ts';
import type { RecordSets } from './record-sets.ts';

/** Adds those of some pairs whose records are both in sets. */
export function addWithin(into: PairWeights, { count, l, r, weight }: PairWeights, sets: RecordSets): void {
  for (let at = 0; at < count; at += 1) if (sets.has(l[at] ?? 0) && sets.has(r[at] ?? 0)) into.add(l[at] ?? 0, r[at] ?? 0, weight[at] ?? 0);
}

/** Adds the pairs of a graph whose records are both in sets. */
export function addLinks(into: PairWeights, graph: LinkGraph, sets: RecordSets): void {
  const { records } = sets;
  for (let at = 0; at < records.length; at += 1) addLinksOf(into, graph, sets, records[at] ?? 0);
}

function addLinksOf(into: PairWeights, graph: LinkGraph, sets: RecordSets, r: number): void {
  for (let end = graph.first(r); end !== 0; end = graph.before(end)) {
    const l = graph.other(end);
    if (l < r && sets.has(l)) into.add(l, r, graph.weight(end));
  }
}
