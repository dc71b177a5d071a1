import type { WeighedEdge } from '../../cluster/constrained-groups.ts';
import { type ClusterOptions, contradiction, groupMembers, type Member } from '../../cluster/form-clusters.ts';

/** What links, and what speaks against it, among some records that make up whole components. */
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

/** The components of some records, each with its clusters, as `formClusters` forms them. */
export interface Formed {
  component: number[];
  clusters: number[][];
}

/** @param sourceOf of a record. @param read gives source and key of the records of components that may have to be split. */
export async function formGroups(
  records: readonly number[],
  { pairs, decided }: Evidence,
  { exclusive, bound, splitChains = true }: GroupRules,
  sourceOf: (rid: number) => number,
  read: (rids: readonly number[]) => Promise<ReadonlyMap<number, Member>>,
): Promise<Formed[]> {
  const edges = [...pairs.filter((pair) => pair.weight >= bound), ...decided.filter((pair) => pair.same)];
  const components = componentsOf(records, edges);
  const placeOf = new Map(components.flatMap((component, place) => component.map((rid) => [rid, place] as const)));
  const together = <P extends { l: number; r: number }>(pair: P): boolean => placeOf.get(pair.l) === placeOf.get(pair.r);
  const troubled = new Set<number>();
  const trouble = ({ l }: { l: number }): void => void troubled.add(placeOf.get(l) ?? -1);
  if (splitChains) pairs.filter((pair) => pair.weight < contradiction && together(pair)).forEach(trouble);
  decided.filter((pair) => !pair.same && together(pair)).forEach(trouble);
  if (exclusive.size > 0)
    for (const [place, component] of components.entries()) {
      const sources = component.map(sourceOf).filter((source) => exclusive.has(source));
      if (new Set(sources).size < sources.length) troubled.add(place);
    }
  const members = await read([...troubled].flatMap((place) => components[place] ?? []));
  const evidence = new Map<number, WeighedEdge[]>([...troubled].map((place) => [place, []]));
  for (const { l, r, weight } of pairs.filter(together)) evidence.get(placeOf.get(l) ?? -1)?.push({ l, r, weight: weight - bound });
  for (const { l, r, same } of decided.filter(together))
    evidence.get(placeOf.get(l) ?? -1)?.push({ l, r, weight: same ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY });
  return components.map((component, place) => {
    const against = evidence.get(place);
    if (!against) return { component, clusters: [component] };
    const own = new Map(component.flatMap((rid) => [[rid, members.get(rid)] as const].flatMap(([key, one]) => (one ? [[key, one] as const] : []))));
    const grouped = groupMembers(against, own, exclusive, splitChains);
    return { component, clusters: [...Map.groupBy(grouped, ([, smallest]) => smallest).values()].map((group) => group.map(([rid]) => rid)) };
  });
}

/** Connected components by rising id, also those of one record. */
export function componentsOf(records: readonly number[], edges: readonly { l: number; r: number }[]): number[][] {
  const parents = new Map(records.map((rid) => [rid, rid]));
  const rootOf = (rid: number): number => {
    let root = rid;
    for (let parent = parents.get(root) ?? root; parent !== root; parent = parents.get(root) ?? root) {
      parents.set(root, parents.get(parent) ?? parent);
      root = parent;
    }
    return root;
  };
  for (const { l, r } of edges) {
    const [a, b] = [rootOf(l), rootOf(r)];
    parents.set(Math.max(a, b), Math.min(a, b));
  }
  return [
    ...Map.groupBy(
      records.toSorted((a, b) => a - b),
      rootOf,
    ).values(),
  ];
}
