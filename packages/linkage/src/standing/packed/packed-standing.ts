import { setImmediate } from 'node:timers/promises';
import type { Sql, WorkTable } from '@sogoc/engine';
import type { FrequencyBook } from '../../compare/dictionary.ts';
import type { LinkModel } from '../../model/link-model.ts';
import { bestWeight, tolerance } from '../../predict/best-weight.ts';
import { weigherOf } from '../../predict/pair-weight.ts';
import { weightOf } from '../../predict/predict-pairs.ts';
import { reachOf } from '../../predict/reach.ts';
import type { WeigherInSteps } from '../../predict/weigh-levels.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Neighbours } from '../neighbours.ts';
import { type Arrivals, type IndexOptions, type LinkedTables, leastOf, linksFrom, type Settled, type Standing } from '../standing.ts';
import { TableStanding } from '../table-standing.ts';
import { forgetRecords, takeBlocks } from '../take-records.ts';
import { ChainNeighbours } from './chain-neighbours.ts';
import type { MostWeight } from './chain-pairs.ts';
import { DecisionsSeen } from './decisions-seen.ts';
import { EntityTables } from './entity-tables.ts';
import { addWithin } from './evidence.ts';
import { findAgainst } from './find-against.ts';
import { addKeys, findGoneByKeys, noneGone } from './find-gone.ts';
import { forgetGone } from './forget-gone.ts';
import { formGroups, type GroupRules } from './form-groups.ts';
import { learnValues } from './learn-values.ts';
import { readNumbers, storeNew } from './new-numbers.ts';
import { findNewPairs } from './new-pairs.ts';
import { OwedValues } from './owed-values.ts';
import { PairIds } from './pair-ids.ts';
import { PairList } from './pair-list.ts';
import { PairWeights } from './pair-weights.ts';
import { readKeys } from './read-keys.ts';
import { settleEntities } from './settle-entities.ts';
import { bytesOfArrays, layOutArrays, type StandingArrays, tablesOfArrays } from './standing-arrays.ts';
import { type UnseenValue, unseenValues } from './unseen-value.ts';
import { weighFound } from './weigh-found.ts';

/** The links kept in arrays: a change costs what it touches, and a few small statements. */
export class PackedStanding implements Standing {
  readonly prepared: Prepared;
  readonly #tables: EntityTables;
  readonly #model: LinkModel;
  readonly #options: IndexOptions;
  readonly #arrays: StandingArrays;
  readonly #owed: OwedValues;
  readonly #noneGone: WorkTable;
  /** By comparison. */
  readonly #unseen: readonly (UnseenValue | undefined)[];
  readonly #rules: GroupRules;
  /** Bits from which on pairs are kept. */
  readonly #least: number;
  readonly #decisions: DecisionsSeen;
  readonly #weigher: WeigherInSteps;
  /** May a new id be in use already? */
  #mayClash: boolean;
  /** Ids with a salt that were made. */
  readonly #salted = new Set<string>();

  private constructor(
    prepared: Prepared,
    model: LinkModel,
    options: IndexOptions,
    tables: EntityTables,
    arrays: StandingArrays,
    owed: OwedValues,
    unseen: readonly (UnseenValue | undefined)[],
    none: WorkTable,
  ) {
    this.prepared = prepared;
    this.#model = model;
    this.#options = options;
    this.#tables = tables;
    this.#arrays = arrays;
    this.#owed = owed;
    this.#noneGone = none;
    this.#unseen = unseen;
    this.#least = weightOf(leastOf(model, options));
    const exclusive = new Set((options.duplicateFree ?? model.duplicateFree ?? []).map((name) => prepared.sources.indexOf(name)));
    this.#rules = { exclusive, bound: linksFrom(model, options), splitChains: options.splitChains };
    this.#mayClash = options.previous !== undefined;
    this.#decisions = new DecisionsSeen(prepared, options.decisions);
    this.#weigher = weigherOf(prepared, model);
  }

  /** Takes over what a full run left; the table of pairs is not needed any more then. */
  static async open(
    prepared: Prepared,
    model: LinkModel,
    options: IndexOptions,
    tables: Omit<LinkedTables, 'entities'>,
    frequencyBook: FrequencyBook,
  ): Promise<PackedStanding> {
    const rules = prepared.rules.filter((rule) => rule.predicts);
    const mostWeight = await mostWeightOf(prepared, model, leastOf(model, options));
    const arrays = await layOutArrays(prepared, model, rules, mostWeight, tables);
    const entities = await EntityTables.open(prepared, tables.clusters, options.previous);
    const owed = new OwedValues(prepared, model, arrays.values, frequencyBook);
    const unseen = await unseenValues(prepared, model, frequencyBook);
    const standing = new PackedStanding(prepared, model, options, entities, arrays, owed, unseen, await noneGone(prepared));
    await standing.#decisions.changed();
    return standing;
  }

  async settle(arrivals: Arrivals): Promise<Settled> {
    await this.#owed.begin(arrivals.raw);
    try {
      return await this.#settle(arrivals);
    } finally {
      await this.#owed.end();
    }
  }

  async #settle(arrivals: Arrivals): Promise<Settled> {
    const { records, graph, entities, values, keys } = this.#arrays;
    const { components } = records;
    const { from, to, raw } = arrivals;
    for (const array of [records, graph, entities, keys]) array.reserve(to);
    const { sets } = records;
    const numbers = await readNumbers(this.prepared, raw);
    const likely = await addKeys(this.prepared, raw, numbers, keys, from);
    // Who reads the records waits for it.
    const storing = storeNew(this.prepared, raw);
    const stored = storing.catch(() => undefined);
    await using _ = { [Symbol.asyncDispose]: () => stored };
    if (likely.rids.length > 0 || arrivals.removed) await storing;
    await using away = await findGoneByKeys(this.prepared, arrivals, likely, this.#noneGone);
    await forgetRecords(this.prepared, away);
    await takeBlocks(this.prepared, raw);
    const learned = await learnValues(numbers, values, this.#unseen, this.#owed);
    const { gone, earlier, touched } = await forgetGone(this.prepared, this.#arrays, away);
    if (gone.size > 0) this.#mayClash = true;
    records.append(to, numbers, learned);
    const pairs = { found: new PairList(), below: new PairIds() };
    await findNewPairs(records, from, this.#least - tolerance, pairs);
    const count = pairs.found.columns.count + pairs.below.count;
    const { cells, width } = records.packed;
    await storing;
    const decided = await this.#decisions.changed((rid) => (cells[rid * width] ?? -1) >= 0);
    findAgainst(this.#arrays, { from, touched, decided, bound: this.#rules.bound - tolerance }, pairs);
    sets.clear();
    // All records of the components that are concerned.
    const concern = (name: number): void => {
      for (let rid = name; !sets.has(rid); rid = components.after(rid)) sets.add(rid);
    };
    for (const name of touched) concern(name);
    for (const { l, r } of decided) for (const rid of [l, r]) concern(components.nameOf(rid));
    const against = new PairWeights();
    await weighFound(
      this.prepared,
      this.#weigher,
      records.packed,
      values,
      pairs.found.columns,
      () => this.#owed.pay(),
      (l, r, weight) => {
        if (weight < this.#least) against.add(l, r, weight);
        else graph.add(l, r, weight);
        if (weight >= this.#rules.bound) concern(components.nameOf(l));
      },
    );
    for (let rid = from; rid < to; rid += 1) concern(rid);
    const sourceOf = (rid: number): number => cells[rid * width] ?? -1;
    const { clusters, keys: read } = await this.#group(against, sourceOf);
    const naming = { prepared: this.prepared, tables: this.#tables, sourceOf, keys: read, mayClash: this.#mayClash, salted: this.#salted };
    const { lineage, moved } = await settleEntities(naming, entities, arrivals, away, { clusters, gone, earlier, from });
    if (arrivals.follow) {
      const { engine, options } = this.prepared;
      await using table = await engine.ingestNumbers('link_moved', [{ name: 'rid', type: 'integer' }], [[moved]], options);
      await arrivals.follow({ gone: away, moved: table, raw, from });
    }
    return { replaced: gone.size, pairs: count, touched: sets.records.length, lineage };
  }

  get entities(): Sql {
    return this.#tables.rows;
  }

  get entityIds(): Sql {
    return this.#tables.ids;
  }

  async openNeighbours(): Promise<Neighbours> {
    await this.#owed.pay();
    return ChainNeighbours.open(this.prepared, this.#arrays.records, this.#arrays.values);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#owed[Symbol.asyncDispose]();
    await this.#noneGone.drop();
    await this.#tables[Symbol.asyncDispose]();
    await this.prepared[Symbol.asyncDispose]();
  }

  /** May the arrays grow to so many records? @param size one more than the highest id. */
  hasRoomFor(size: number): boolean {
    const { arrays = this.prepared.engine.memoryLimit } = this.#options;
    return bytesOfArrays(this.prepared, size, this.#arrays.graph.count) <= arrays;
  }

  /** The same in tables of the engine, which takes the place of this. */
  async intoTables(): Promise<TableStanding> {
    await this.#owed.pay();
    const { weighed, clusters } = await tablesOfArrays(this.prepared, this.#arrays);
    const decided = await this.#decisions.table();
    await this.#noneGone.drop();
    return TableStanding.open(this.prepared, this.#model, this.#options, { weighed, clusters, entities: await this.#tables.intoTable() }, decided);
  }

  /** Forms the components of the records in the sets anew. @param against pairs that are not kept. @returns see `formGroups`. */
  async #group(against: PairWeights, sourceOf: (rid: number) => number): ReturnType<typeof formGroups> {
    const { graph, records } = this.#arrays;
    const { components, sets } = records;
    const pairs = new PairWeights();
    addWithin(pairs, against, sets);
    graph.addWithin(sets, pairs);
    await setImmediate();
    const decided = this.#decisions.all.filter(({ l, r }) => sets.has(l) && sets.has(r));
    const formed = await formGroups(sets, { pairs, decided }, this.#rules, sourceOf, (rids) => readKeys(this.prepared, rids));
    components.regroup(sets);
    return formed;
  }
}

/** The bound is known once and for all: frequencies stay those of the opening. @param probability from which on pairs are kept. */
async function mostWeightOf(prepared: Prepared, model: LinkModel, probability: number): Promise<MostWeight> {
  if (probability <= 0) return { sum: () => Number.POSITIVE_INFINITY, usesRarity: false };
  const reach = await reachOf(prepared, model, weightOf(probability));
  return { sum: bestWeight(prepared.patterns.radices, reach), usesRarity: reach.useRarity };
}
