import type { WeighedEdge } from '../../cluster/constrained-groups.ts';
import { type ClusterOptions, contradiction, groupMembers, type Member } from '../../cluster/form-clusters.ts';
import { DisjointSets } from './disjoint-sets.ts';

/** What links, and what speaks against it, among records that make up whole components. */
export interface Evidence {
  /** Weighed pairs (bits). */
  pairs: readonly WeighedEdge[];
  /** Pairs that officials decided about. */
  decided: readonly { l: number; r: number; same: boolean }[];
}

/** Sources by position without duplicates of their own, the weight from which on pairs link (bits), and whether chains are split. */
export interface GroupRules extends Pick<ClusterOptions, 'splitChains'> {
  exclusive: ReadonlySet<number>;
  bound: number;
}

/** A component of several records, with its clusters. */
export interface Formed {
  component: readonly number[];
  clusters: readonly (readonly number[])[];
}

/**
 * The components of some records as `formClusters` forms them, but for those that are alone.
 * @param sourceOf of a record. @param read gives source and key of the records of components that may have to be split; is told of all components too.
 */
export async function formGroups(
  { pairs, decided }: Evidence,
  { exclusive, bound, splitChains = true }: GroupRules,
  sourceOf: (rid: number) => number,
  read: (rids: readonly number[], components: Iterable<readonly number[]>) => Promise<ReadonlyMap<number, Member>>,
): Promise<Formed[]> {
  const sets = new DisjointSets();
  for (const { l, r, weight } of pairs) if (weight >= bound) sets.join(l, r);
  for (const { l, r, same } of decided) if (same) sets.join(l, r);
  const components = sets.all();
  /** By name the evidence about components that may have to be split. */
  const troubled = new Map<number, WeighedEdge[]>();
  const trouble = (rid: number): void => void troubled.set(sets.nameOf(rid) ?? 0, []);
  for (const { l, r, weight } of pairs) if (splitChains && weight < contradiction && sets.areTogether(l, r)) trouble(l);
  for (const { l, r, same } of decided) if (!same && sets.areTogether(l, r)) trouble(l);
  if (exclusive.size > 0)
    for (const [name, component] of components) {
      const sources = component.map(sourceOf).filter((source) => exclusive.has(source));
      if (new Set(sources).size < sources.length) trouble(name);
    }
  const members = await read(
    [...troubled.keys()].flatMap((name) => components.get(name) ?? []),
    components.values(),
  );
  const note = (l: number, r: number, weight: number): void => {
    if (sets.areTogether(l, r)) troubled.get(sets.nameOf(l) ?? 0)?.push({ l, r, weight });
  };
  if (troubled.size > 0) {
    for (const { l, r, weight } of pairs) note(l, r, weight - bound);
    for (const { l, r, same } of decided) note(l, r, same ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
  }
  return [...components].map(([name, component]) => {
    const edges = troubled.get(name);
    if (!edges) return { component, clusters: [component] };
    const own = new Map(component.map((rid) => [rid, members.get(rid) ?? { source: -1, key: '' }]));
    const grouped = groupMembers(edges, own, exclusive, splitChains);
    return { component, clusters: [...Map.groupBy(grouped, ([, smallest]) => smallest).values()].map((group) => group.map(([rid]) => rid)) };
  });
}
