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
import { DisjointSets } from './disjoint-sets.ts';
import { forgetGone } from './forget-gone.ts';
import { formGroups, type GroupRules } from './form-groups.ts';
import { findNewPairs, findPairsWithin, type MostWeight } from './new-pairs.ts';
import { PairList } from './pair-list.ts';
import { settleEntities } from './settle-entities.ts';
import { layOutArrays, type StandingArrays } from './standing-arrays.ts';
import { weighFound } from './weigh-found.ts';
import { rowsOf } from './write-entities.ts';

/** The links kept in arrays: a change costs what it touches, and a few small statements. */
export class PackedStanding implements Standing {
  readonly entities: WorkTable;
  readonly #prepared: Prepared;
  readonly #model: LinkModel;
  readonly #arrays: StandingArrays;
  readonly #mostWeight: MostWeight;
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
    mostWeight: MostWeight,
  ) {
    this.#prepared = prepared;
    this.#model = model;
    this.entities = entities;
    this.#arrays = arrays;
    this.#mostWeight = mostWeight;
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
    const mostWeight = await mostWeightOf(prepared, model, leastOf(model, options));
    const standing = new PackedStanding(prepared, model, options, tables.entities, arrays, mostWeight);
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
    /** Pairs that may link. */
    const links: { l: number; r: number }[] = [];
    const pairs = await findNewPairs(records, from, this.#isLink, (l, r, rules) => {
      const most = this.#mostWeight(records.reader);
      if (most >= this.#least - tolerance) found.add(l, r, rules, records.reader);
      if (most >= this.#rules.bound - tolerance) links.push({ l, r });
    });
    const { cells, width } = records.packed;
    const decided = await this.#decisions.changed((rid) => (cells[rid * width] ?? -1) >= 0);
    this.#findAgainst(from, touched, [...links, ...decided], found);
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
    const regrouped = { within, clusters, gone, earlier, from };
    const settled = await settleEntities(this.#prepared, this.entities, entities, arrivals, regrouped, this.#mayClash);
    return { ...settled, pairs, touched: within.size };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.entities.drop();
  }

  get #isLink(): boolean {
    return this.#model.kind === 'link';
  }

  /** Finds the other pairs within what may become one component, which may speak against it. */
  #findAgainst(from: number, touched: ReadonlySet<number>, links: readonly { l: number; r: number }[], found: PairList): void {
    const { records, graph, components } = this.#arrays;
    const sets = new DisjointSets();
    for (const name of touched) sets.join(name, name);
    for (const { l, r } of links) sets.join(components.nameOf(l), components.nameOf(r));
    const isKnown = (l: number, r: number): boolean => (r >= from ? this.#mostWeight(records.reader) >= this.#least - tolerance : graph.has(l, r));
    for (const names of sets.all().values()) {
      const members = names.flatMap((name) => components.members(name));
      findPairsWithin(records, members, this.#isLink, isKnown, found);
    }
  }

  /** Forms the components of these records anew. @param against pairs that are not kept. @returns their clusters, but for records that are alone. */
  async #group(within: ReadonlySet<number>, against: readonly WeighedEdge[]): Promise<(readonly number[])[]> {
    const { records, graph, components } = this.#arrays;
    const { cells, width } = records.packed;
    const pairs = against.filter(({ l, r }) => within.has(l) && within.has(r));
    for (const r of within)
      graph.each(r, (l, weight) => {
        if (l < r && within.has(l)) pairs.push({ l, r, weight });
      });
    const decided = this.#decisions.all.filter(({ l, r }) => within.has(l) && within.has(r));
    const sourceOf = (rid: number): number => cells[rid * width] ?? -1;
    const formed = await formGroups({ pairs, decided }, this.#rules, sourceOf, (rids) => this.#read(rids));
    for (const rid of within) components.group([rid]);
    for (const { component } of formed) components.group(component);
    return formed.flatMap((one) => one.clusters);
  }

  async #read(rids: readonly number[]): Promise<Map<number, Member>> {
    const rows = await rowsOf<Member & { rid: number }>(this.#prepared, sql`rid, source, key`, this.#prepared.records, rids);
    return new Map(rows.map(({ rid, source, key }) => [rid, { source, key }]));
  }
}

/** The bound is known once and for all: frequencies stay those of the opening. @param probability from which on pairs are kept. */
async function mostWeightOf(prepared: Prepared, model: LinkModel, probability: number): Promise<MostWeight> {
  if (probability <= 0) return () => Number.POSITIVE_INFINITY;
  const reach = await reachOf(prepared, model, weightOf(probability));
  const best = bestWeight(prepared.patterns, reach);
  const ofRarity = reach.useRarity ? 1 : 0;
  return ({ pattern, open, rarity }) => best(pattern, open) - ofRarity * rarity;
}
