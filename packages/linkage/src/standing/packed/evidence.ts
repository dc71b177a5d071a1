import type { EntityNumbers } from './entity-numbers.ts';
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

/** The records of components that lost some, or that had several entities. @param from the first new id. @param touched records of components that lost others. */
export function mayMove(sets: RecordSets, entities: EntityNumbers, from: number, touched: ReadonlySet<number>): number[] {
  const expected: number[] = [];
  const { records } = sets;
  for (let at = 0; at < records.length; at += 1) {
    const name = records[at] ?? 0;
    if (sets.after(name) !== name && sets.nameOf(name) === name && mayMoveOf(sets, entities, from, touched, name))
      expected.push(...sets.members(name));
  }
  return expected;
}

function mayMoveOf(sets: RecordSets, entities: EntityNumbers, from: number, touched: ReadonlySet<number>, name: number): boolean {
  let [rid, entity] = [name, 0];
  do {
    if (rid < from) {
      const own = entities.of(rid);
      if (touched.has(rid) || (entity !== 0 && own !== entity)) return true;
      entity = own;
    }
    rid = sets.after(rid);
  } while (rid !== name);
  return false;
}
