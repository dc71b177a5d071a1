import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import { type WeighedPairs, weighInside } from '../predict/weigh-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { connectedComponents } from './connected-components.ts';
import { constrainedGroups, type WeighedEdge } from './constrained-groups.ts';
import { type Decisions, decidedPairs } from './decisions.ts';

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

/** Pairs of the scored table that can matter to clusters: from this weight on, and below minus this one. */
export const contradiction = -3;

/**
 * The clusters of all records: rid, cluster (the smallest rid in it), component (the smallest rid that links lead to); a record without links is its own. Components of the links come first,
 * in the engine; only those that break a constraint are fetched and grouped again.
 * @param weighed see `weighPairs`; pairs below its least weight are weighed where they are within a component.
 */
export async function formClusters(prepared: Prepared, model: LinkModel, weighed: WeighedPairs, given: ClusterOptions = {}): Promise<WorkTable> {
  const { engine, records } = prepared;
  const options = { ...given, duplicateFree: given.duplicateFree ?? model.duplicateFree ?? [] };
  const bound = sql`cast(${weightOf(options.threshold ?? model.threshold)} as double)`;
  const decided = options.decisions ? await decidedPairs(prepared, options.decisions) : null;
  const decidedRows = decided ? sql` union all select l, r from ${decided.name} where same` : sql``;
  const components = await connectedComponents(
    engine,
    sql`select l, r from ${weighed.name} where weight >= ${bound}${decidedRows}`,
    prepared.options,
  );
  const inside = weighed.least === Number.NEGATIVE_INFINITY ? null : await weighInside(prepared, model, weighed, components);
  const evidence = inside ? sql`(select l, r, weight from ${weighed.name} union all select l, r, weight from ${inside.name})` : sql`${weighed.name}`;
  const troubled = await troubledComponents(prepared, components, evidence, decided, options);
  const regrouped = await regroup(prepared, components, evidence, decided, troubled, weightOf(options.threshold ?? model.threshold), options);
  const clusters = await engine.materialize(
    'link_entities',
    sql`select r.rid, coalesce(g.cluster, c.cluster, r.rid) as cluster, coalesce(c.cluster, r.rid) as component from (${options.within ?? sql`select rid from ${records.name}`}) r
        left join ${components.name} c on c.rid = r.rid left join ${regrouped.name} g on g.rid = r.rid`,
    prepared.options,
  );
  for (const table of [components, troubled, regrouped, ...(inside ? [inside] : []), ...(decided ? [decided] : [])]) await table.drop();
  return clusters;
}

/** Components that hold a pair decided to be different, two records of a source without duplicates, or a pair that speaks against. */
function troubledComponents(
  prepared: Prepared,
  components: WorkTable,
  evidence: Sql,
  decided: WorkTable | null,
  options: ClusterOptions,
): Promise<WorkTable> {
  const { engine, records, sources } = prepared;
  const together = sql`join ${components.name} a on a.rid = p.l join ${components.name} b on b.rid = p.r and b.cluster = a.cluster`;
  const exclusive = (options.duplicateFree ?? []).map((name) => sources.indexOf(name)).filter((source) => source >= 0);
  const parts = [sql`select cast(0 as integer) as cluster from ${records.name} where false`];
  if (options.splitChains !== false) parts.push(sql`select a.cluster from ${evidence} p ${together} where p.weight < ${contradiction}`);
  if (decided) parts.push(sql`select a.cluster from ${decided.name} p ${together} where not p.same`);
  if (exclusive.length > 0)
    parts.push(
      sql`select c.cluster from ${components.name} c join ${records.name} r on r.rid = c.rid where r.source in (${join(exclusive)})
          group by c.cluster, r.source having count(*) > 1`,
    );
  return engine.materialize('link_troubled', sql`select distinct cluster from (${join(parts, sql` union all `)}) troubled`, prepared.options);
}

async function regroup(
  prepared: Prepared,
  components: WorkTable,
  evidence: Sql,
  decided: WorkTable | null,
  troubled: WorkTable,
  threshold: number,
  options: ClusterOptions,
): Promise<WorkTable> {
  const { engine, records, sources } = prepared;
  const exclusive = new Set((options.duplicateFree ?? []).map((name) => sources.indexOf(name)));
  const within = sql`join ${components.name} a on a.rid = p.l join ${components.name} b on b.rid = p.r and b.cluster = a.cluster join ${troubled.name} t on t.cluster = a.cluster`;
  const fields = sql`a.cluster, p.l, p.r, x.source as left_source, y.source as right_source, x.key as left_key, y.key as right_key`;
  const sides = sql`join ${records.name} x on x.rid = p.l join ${records.name} y on y.rid = p.r`;
  const decidedRows = decided
    ? sql` union all select ${fields}, case when p.same then cast(1e300 as double) else cast(-1e300 as double) end as weight from ${decided.name} p ${within} ${sides}`
    : sql``;
  const query = sql`select * from (select ${fields}, p.weight from ${evidence} p ${within} ${sides}${decidedRows}) edges order by cluster`;
  const result = await engine.materialize('link_regrouped', sql`select rid, rid as cluster from ${records.name} where false`, prepared.options);
  const members = new Map<number, Member>();
  let open: WeighedEdge[] = [];
  let current = Number.NaN;
  let done: [number, number][] = [];
  const close = async (last: boolean): Promise<void> => {
    if (open.length > 0) done.push(...groupMembers(open, members, exclusive, options.splitChains !== false));
    open = [];
    members.clear();
    if (done.length > 0 && (last || done.length > 5000)) {
      await engine.run(sql`insert into ${result.name} values ${join(done.map(([rid, cluster]) => sql`(${rid}, ${cluster})`))}`, prepared.options);
      done = [];
    }
  };
  for await (const batch of engine.stream<FetchedEdge>(query, prepared.options)) {
    for (const edge of batch) {
      if (edge.cluster !== current) await close(false);
      current = edge.cluster;
      members.set(edge.l, { source: edge.left_source, key: edge.left_key }).set(edge.r, { source: edge.right_source, key: edge.right_key });
      const decidedWeight = Math.abs(edge.weight) >= 1e300 ? Math.sign(edge.weight) * Number.POSITIVE_INFINITY : edge.weight - threshold;
      open.push({ l: edge.l, r: edge.r, weight: decidedWeight });
    }
  }
  await close(true);
  return result;
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
