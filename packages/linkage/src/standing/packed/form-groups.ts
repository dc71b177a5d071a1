import type { WeighedEdge } from '../../cluster/constrained-groups.ts';
import { type ClusterOptions, groupMembers, type Member } from '../../cluster/form-clusters.ts';
import { contradiction } from '../../cluster/troubled-components.ts';
import type { DecidedPair } from './decisions-seen.ts';
import type { PairWeights } from './pair-weights.ts';
import { RecordGroups } from './record-groups.ts';
import type { RecordSets } from './record-sets.ts';

/** What links, and what speaks against it, among records that make up whole components. */
export interface Evidence {
  /** Weighed pairs (bits). */
  pairs: PairWeights;
  /** Pairs that officials decided about. */
  decided: readonly DecidedPair[];
}

/** Sources by position without duplicates of their own, the weight from which on pairs link (bits), and whether chains are split. */
export interface GroupRules extends Pick<ClusterOptions, 'splitChains'> {
  exclusive: ReadonlySet<number>;
  bound: number;
}

/**
 * The clusters of some records as `formClusters` forms them.
 * @param sets the records, each alone: they are put together into components. @param sourceOf of a record.
 * @param read gives the keys of the records of components that may have to be split. @returns the clusters, and the keys that were read.
 */
export async function formGroups(
  sets: RecordSets,
  { pairs, decided }: Evidence,
  rules: GroupRules,
  sourceOf: (rid: number) => number,
  read: (rids: readonly number[]) => Promise<ReadonlyMap<number, string>>,
): Promise<{ clusters: RecordGroups; keys: ReadonlyMap<number, string> }> {
  const { exclusive, bound, splitChains = true } = rules;
  sets.joinAll(pairs, bound, false);
  for (const one of decided) if (one.same) sets.join(one.l, one.r);
  const troubled = troubledSets(sets, { pairs, decided }, rules, sourceOf);
  let keys: ReadonlyMap<number, string> = new Map();
  if (troubled.size > 0) {
    keys = await read([...troubled.keys()].flatMap((name) => sets.members(name)));
    const edgesOf = new Map([...troubled].flatMap(([name, edges]) => sets.members(name).map((rid): [number, WeighedEdge[]] => [rid, edges])));
    noteEvidence(edgesOf, pairs, bound);
    for (const one of decided) note(edgesOf, one.l, one.r, one.same ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
  }
  const { records } = sets;
  const clusters = new RecordGroups(records.length);
  const split = (name: number, edges: readonly WeighedEdge[]): void => {
    const own = new Map(sets.members(name).map((rid): [number, Member] => [rid, { source: sourceOf(rid), key: keys.get(rid) ?? '' }]));
    const grouped = groupMembers(edges, own, exclusive, splitChains);
    for (const group of Map.groupBy(grouped, ([, smallest]) => smallest).values()) {
      for (const [rid] of group) clusters.push(rid);
      clusters.end();
    }
  };
  for (let at = 0; at < records.length; at += 1) {
    const name = records[at] ?? 0;
    if (sets.nameOf(name) !== name) continue;
    const edges = troubled.get(name);
    if (edges) split(name, edges);
    else addSet(clusters, sets, name);
  }
  return { clusters, keys };
}

function addSet(clusters: RecordGroups, sets: RecordSets, name: number): void {
  clusters.push(name);
  for (let rid = sets.after(name); rid !== name; rid = sets.after(rid)) clusters.push(rid);
  clusters.end();
}

/** By record of a component that may have to be split the evidence about it. */
type EdgesOf = ReadonlyMap<number, WeighedEdge[]>;

function noteEvidence(edgesOf: EdgesOf, { count, l, r, weight }: PairWeights, bound: number): void {
  for (let at = 0; at < count; at += 1) if (edgesOf.has(l[at] ?? 0)) note(edgesOf, l[at] ?? 0, r[at] ?? 0, (weight[at] ?? 0) - bound);
}

function note(edgesOf: EdgesOf, l: number, r: number, weight: number): void {
  const edges = edgesOf.get(l);
  if (edges && edges === edgesOf.get(r)) edges.push({ l, r, weight });
}

/** By name the components that may have to be split, with the evidence about them. */
type Troubled = Map<number, WeighedEdge[]>;

/** By name the components that may have to be split, with room for the evidence about them. */
function troubledSets(
  sets: RecordSets,
  { pairs, decided }: Evidence,
  { exclusive, splitChains = true }: GroupRules,
  sourceOf: (rid: number) => number,
): Troubled {
  const troubled: Troubled = new Map();
  if (splitChains) findContradicted(troubled, sets, pairs);
  for (const one of decided) if (!one.same && sets.areTogether(one.l, one.r)) troubled.set(sets.nameOf(one.l), []);
  if (exclusive.size > 0)
    for (const name of sets.records) {
      if (sets.nameOf(name) !== name || sets.after(name) === name) continue;
      const sources = sets
        .members(name)
        .map(sourceOf)
        .filter((source) => exclusive.has(source));
      if (new Set(sources).size < sources.length) troubled.set(name, []);
    }
  return troubled;
}

function findContradicted(troubled: Troubled, sets: RecordSets, { count, l, r, weight }: PairWeights): void {
  for (let at = 0; at < count; at += 1)
    if ((weight[at] ?? 0) < contradiction && sets.areTogether(l[at] ?? 0, r[at] ?? 0)) troubled.set(sets.nameOf(l[at] ?? 0), []);
}
