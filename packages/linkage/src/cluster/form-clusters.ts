import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import { type WeighedPairs, weighInside } from '../predict/weigh-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { type Components, clusterColumns, connectedComponents } from './connected-components.ts';
import { constrainedGroups, type WeighedEdge } from './constrained-groups.ts';
import { type Decisions, decidedPairs } from './decisions.ts';
import { storeClusters } from './store-clusters.ts';
import { type Linked, troubledComponents } from './troubled-components.ts';

export interface ClusterOptions {
  /** Pairs from this probability on link; default the model's threshold. */
  threshold?: number;
  decisions?: Decisions;
  /** Sources without duplicates of their own: no two of their records in one cluster. Default: those of the model. */
  duplicateFree?: readonly string[];
  /** Split clusters held together by a chain although their pairs taken together speak against it. Default true. */
  splitChains?: boolean;
  /** Only these records (a query with rid), a whole number of components; `weighed` then holds their pairs alone. Default: all. */
  within?: Sql;
}

/**
 * The clusters of all records: rid, cluster (the smallest rid in it), component (the smallest rid that links lead to); a record without links is its own. Components of the links come first,
 * in arrays; only those that break a constraint are fetched and grouped again.
 * @param weighed see `weighPairs`; pairs below its least weight are weighed where they are within a component.
 */
export async function formClusters(prepared: Prepared, model: LinkModel, weighed: WeighedPairs, given: ClusterOptions = {}): Promise<WorkTable> {
  const { engine } = prepared;
  const threshold = weightOf(given.threshold ?? model.threshold);
  const bound = sql`cast(${threshold} as double)`;
  const decided = given.decisions ? await decidedPairs(prepared, given.decisions) : null;
  const decidedRows = decided ? sql` union all select l, r from ${decided.name} where same` : sql``;
  const components = await connectedComponents(
    engine,
    sql`select l, r from ${weighed.name} where weight >= ${bound}${decidedRows}`,
    prepared.options,
  );
  const inside = weighed.least === Number.NEGATIVE_INFINITY ? null : await weighInside(prepared, model, weighed, components);
  const linked: Linked = {
    components,
    evidence: inside ? sql`(select l, r, weight from ${weighed.name} union all select l, r, weight from ${inside.name})` : sql`${weighed.name}`,
    decided,
    exclusive: (given.duplicateFree ?? model.duplicateFree ?? []).map((name) => prepared.sources.indexOf(name)).filter((source) => source >= 0),
    splitChains: given.splitChains !== false,
    within: given.within,
  };
  const troubled = await troubledComponents(prepared, linked);
  const clusters = troubled.size > 0 ? await regroup(prepared, linked, troubled, threshold) : components;
  for (const table of [inside, decided]) await table?.drop();
  return storeClusters(prepared, clusters, components, given.within);
}

/** Groups the records of each of these components anew. @returns the cluster of each record that is in a component, of these or another. */
async function regroup(prepared: Prepared, linked: Linked, troubled: ReadonlySet<number>, threshold: number): Promise<Components> {
  const { engine, records, options } = prepared;
  const { components, evidence, decided, splitChains } = linked;
  const rids = components.map((cluster, rid) => (cluster !== 0 && troubled.has(cluster) ? rid : 0)).filter((rid) => rid !== 0);
  await using placed = await engine.ingestNumbers('link_placed', clusterColumns, [[rids, rids.map((rid) => components[rid] ?? 0)]], options);
  await using members = await engine.materialize(
    'link_troubled',
    sql`select p.rid, p.cluster, r.source, r.key from ${placed.name} p join ${records.name} r on r.rid = p.rid`,
    options,
  );
  const ends = sql`join ${members.name} a on a.rid = p.l join ${members.name} b on b.rid = p.r and b.cluster = a.cluster`;
  const fields = sql`a.cluster, p.l, p.r, a.source as left_source, b.source as right_source, a.key as left_key, b.key as right_key`;
  const decidedRows = decided
    ? sql` union all select ${fields}, case when p.same then cast(1e300 as double) else cast(-1e300 as double) end as weight from ${decided.name} p ${ends}`
    : sql``;
  const query = sql`select * from (select ${fields}, p.weight from ${evidence} p ${ends}${decidedRows}) edges order by cluster`;
  const exclusive = new Set(linked.exclusive);
  const clusters = components.slice();
  const known = new Map<number, Member>();
  let open: WeighedEdge[] = [];
  let current = Number.NaN;
  const close = (): void => {
    for (const [rid, cluster] of groupMembers(open, known, exclusive, splitChains)) clusters[rid] = cluster;
    open = [];
    known.clear();
  };
  for await (const batch of engine.stream<FetchedEdge>(query, options)) {
    for (const edge of batch) {
      if (edge.cluster !== current) close();
      current = edge.cluster;
      known.set(edge.l, { source: edge.left_source, key: edge.left_key }).set(edge.r, { source: edge.right_source, key: edge.right_key });
      const decidedWeight = Math.abs(edge.weight) >= 1e300 ? Math.sign(edge.weight) * Number.POSITIVE_INFINITY : edge.weight - threshold;
      open.push({ l: edge.l, r: edge.r, weight: decidedWeight });
    }
  }
  close();
  return clusters;
}

export interface Member {
  source: number;
  key: string;
}

interface FetchedEdge extends WeighedEdge {
  cluster: number;
  left_source: number;
  right_source: number;
  left_key: string;
  right_key: string;
}

/** Weights that differ in less differ by the order in which they were added up: they are equal, so that it does not matter who added. */
const smallestBits = 2 ** -32;

/** Groups in the order of source and key rather than of record ids, so that it does not matter in which order records came. */
export function groupMembers(
  edges: readonly WeighedEdge[],
  members: ReadonlyMap<number, Member>,
  exclusive: ReadonlySet<number>,
  weighAgainst: boolean,
): [number, number][] {
  const ordered = [...members].sort(([, a], [, b]) => a.source - b.source || (a.key < b.key ? -1 : 1));
  const rank = new Map(ordered.map(([rid], index) => [rid, index]));
  const ranked = edges.map(({ l, r, weight }) => {
    const [a, b] = [rank.get(l) ?? 0, rank.get(r) ?? 0];
    return { l: Math.min(a, b), r: Math.max(a, b), weight: Math.round(weight / smallestBits) * smallestBits };
  });
  const exclusiveSource = (index: number): number | undefined => {
    const source = ordered[index]?.[1].source ?? -1;
    return exclusive.has(source) ? source : undefined;
  };
  const ridOf = (index: number): number => ordered[index]?.[0] ?? 0;
  const groups = [...constrainedGroups(ranked, { exclusiveSource, weighAgainst })];
  const smallest = new Map<number, number>();
  for (const [index, group] of groups) smallest.set(group, Math.min(smallest.get(group) ?? Number.POSITIVE_INFINITY, ridOf(index)));
  return groups.map(([index, group]) => [ridOf(index), smallest.get(group) ?? ridOf(index)]);
}
