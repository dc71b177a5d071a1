import { sql, type WorkTable } from '@sogoc/engine';
import type { WeighedEdge } from '../../cluster/constrained-groups.ts';
import type { Member } from '../../cluster/form-clusters.ts';
import type { LinkModel } from '../../model/link-model.ts';
import type { PackedRecords } from '../../packed/packed-records.ts';
import { weightOf } from '../../predict/predict-pairs.ts';
import { bestWeight, reachOf, tolerance } from '../../predict/reach.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { type Arrivals, type IndexOptions, type LinkedTables, leastOf, linksFrom, type Settled, type Standing } from '../standing.ts';
import { DecisionsSeen } from './decisions-seen.ts';
import { forgetGone } from './forget-gone.ts';
import { componentsOf, formGroups, type GroupRules } from './form-groups.ts';
import { findNewPairs, findPairsWithin, type IsInReach } from './new-pairs.ts';
import { PairList } from './pair-list.ts';
import { settleEntities } from './settle-entities.ts';
import { layOutArrays, type StandingArrays } from './standing-arrays.ts';
import { weighFound } from './weigh-found.ts';
import { tableOfIds } from './write-entities.ts';

/** The links kept in arrays: a change costs what it touches, and a few small statements. */
export class PackedStanding implements Standing {
  readonly entities: WorkTable;
  readonly #prepared: Prepared;
  readonly #model: LinkModel;
  readonly #arrays: StandingArrays;
  readonly #isInReach: IsInReach;
  readonly #rules: GroupRules;
  /** Bits from which on pairs are kept. */
  readonly #least: number;
  readonly #decisions: DecisionsSeen;
  /** May a new id be in use already? */
  #mayClash: boolean;

  private constructor(
    prepared: Prepared,
    model: LinkModel,
    options: IndexOptions,
    entities: WorkTable,
    arrays: StandingArrays,
    isInReach: IsInReach,
  ) {
    this.#prepared = prepared;
    this.#model = model;
    this.entities = entities;
    this.#arrays = arrays;
    this.#isInReach = isInReach;
    this.#least = weightOf(leastOf(model, options));
    const exclusive = new Set((options.duplicateFree ?? model.duplicateFree ?? []).map((name) => prepared.sources.indexOf(name)));
    this.#rules = { exclusive, bound: linksFrom(model, options), splitChains: options.splitChains };
    this.#mayClash = options.previous !== undefined;
    this.#decisions = new DecisionsSeen(prepared, options.decisions);
  }

  /** Takes over what a full run left; the tables of pairs and clusters are not needed any more then. @param packed the records. */
  static async open(
    prepared: Prepared,
    model: LinkModel,
    options: IndexOptions,
    packed: PackedRecords,
    tables: LinkedTables,
  ): Promise<PackedStanding> {
    const rules = prepared.rules.filter((rule) => rule.predicts);
    const arrays = await layOutArrays(prepared, rules, packed, tables);
    const isInReach = await inReachOf(prepared, model, leastOf(model, options));
    const standing = new PackedStanding(prepared, model, options, tables.entities, arrays, isInReach);
    await standing.#decisions.changed();
    return standing;
  }

  async settle(arrivals: Arrivals): Promise<Settled> {
    const { records, graph, components, entities } = this.#arrays;
    const { from, to } = arrivals;
    const { gone, earlier, touched } = await forgetGone(this.#prepared, this.#arrays, arrivals.gone);
    if (gone.size > 0) this.#mayClash = true;
    await records.append(to);
    for (const array of [graph, components, entities]) array.reserve(to);
    const found = new PairList();
    const pairs = await findNewPairs(records, from, this.#isLink, this.#isInReach, found);
    const { cells, width } = records.packed;
    const decided = await this.#decisions.changed((rid) => (cells[rid * width] ?? -1) >= 0);
    this.#findAgainst(from, touched, decided, found);
    const names = new Set([...touched, ...decided.flatMap(({ l, r }) => [components.nameOf(l), components.nameOf(r)])]);
    const against: WeighedEdge[] = [];
    await weighFound(this.#prepared, this.#model, records.packed, found.pairs, (l, r, weight) => {
      if (weight < this.#least) against.push({ l, r, weight });
      else graph.add(l, r, weight);
      if (weight >= this.#rules.bound) names.add(components.nameOf(l));
    });
    for (let rid = from; rid < to; rid += 1) names.add(rid);
    const within = new Set([...names].flatMap((name) => components.members(name)));
    const clusters = await this.#group(within, against);
    const before = [...gone, ...[...within].filter((rid) => rid < from)];
    const settled = await settleEntities(this.#prepared, this.entities, entities, arrivals, { clusters, before, earlier }, this.#mayClash);
    return { ...settled, pairs, touched: within.size };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.entities.drop();
  }

  get #isLink(): boolean {
    return this.#model.kind === 'link';
  }

  /** Finds the other pairs within what may become one component, which may speak against it. */
  #findAgainst(from: number, touched: ReadonlySet<number>, decided: readonly { l: number; r: number }[], found: PairList): void {
    const { records, graph, components } = this.#arrays;
    const { l, r, count } = found.pairs;
    const edges = [...decided, ...Array.from(l.subarray(0, count), (left, at) => ({ l: left, r: r[at] ?? 0 }))].map((pair) => ({
      l: components.nameOf(pair.l),
      r: components.nameOf(pair.r),
    }));
    const names = new Set([...touched, ...edges.flatMap((edge) => [edge.l, edge.r])]);
    const isKnown = (left: number, right: number): boolean => (right >= from ? this.#isInReach(records.reader) : graph.has(left, right));
    for (const possible of componentsOf([...names], edges))
      findPairsWithin(
        records,
        possible.flatMap((name) => components.members(name)),
        this.#isLink,
        isKnown,
        found,
      );
  }

  /** Forms the components of these records anew. @param against pairs that are not kept. @returns their clusters. */
  async #group(within: ReadonlySet<number>, against: readonly WeighedEdge[]): Promise<number[][]> {
    const { records, graph, components } = this.#arrays;
    const { cells, width } = records.packed;
    const isWithin = ({ l, r }: { l: number; r: number }): boolean => within.has(l) && within.has(r);
    const pairs = against.filter(isWithin);
    for (const r of within)
      graph.each(r, (l, weight) => {
        if (l < r && within.has(l)) pairs.push({ l, r, weight });
      });
    const formed = await formGroups(
      [...within],
      { pairs, decided: this.#decisions.all.filter(isWithin) },
      this.#rules,
      (rid) => cells[rid * width] ?? -1,
      (rids) => this.#read(rids),
    );
    for (const { component } of formed) components.group(component);
    return formed.flatMap((one) => one.clusters);
  }

  async #read(rids: readonly number[]): Promise<Map<number, Member>> {
    if (rids.length === 0) return new Map();
    const { engine, records, options } = this.#prepared;
    await using asked = await tableOfIds(this.#prepared, 'link_asked', rids);
    const rows = await engine.all<Member & { rid: number }>(
      sql`select rid, source, key from ${records.name} where rid in (select rid from ${asked.name})`,
      options,
    );
    return new Map(rows.map(({ rid, source, key }) => [rid, { source, key }]));
  }
}

/** What tells whether a pair can reach a probability, once and for all: frequencies stay those of the opening. */
async function inReachOf(prepared: Prepared, model: LinkModel, probability: number): Promise<IsInReach> {
  if (probability <= 0) return () => true;
  const reach = await reachOf(prepared, model, weightOf(probability));
  const best = bestWeight(prepared.patterns, reach);
  const least = reach.weight - tolerance;
  const ofRarity = reach.useRarity ? 1 : 0;
  return ({ pattern, open, rarity }) => best(pattern, open) - ofRarity * rarity >= least;
}
