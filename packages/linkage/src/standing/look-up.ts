import type { PreparedQuery, WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { levelWeights, priorWeight } from '../predict/pattern-weights.ts';
import { probabilityOf, weightOf } from '../predict/predict-pairs.ts';
import { relatedWeight } from '../predict/related-weight.ts';
import { tieBits, tieWeight } from '../predict/tie-weight.ts';
import { fewMore, hardlyAny } from '../predict/value-shares.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { candidatesIn, comparedWithCards, ownBlocks } from './look-up-query.ts';
import { changeShelf, closeShelf, openShelf, type Shelf, takeOut } from './shelf.ts';

/** A record of the index that may be the same as the one looked up. */
export interface LookUpMatch {
  source: string;
  key: string;
  entityId: string;
  probability: number;
  /** Bits, the prior included. */
  weight: number;
  /** Level by comparison (its name), null where a value is missing. */
  levels: Record<string, string | null>;
}

/** A hash that names a block. */
type Block = bigint | number;

/** A candidate with its levels and frequencies, see `comparedWithCards`. */
type Candidate = Record<string, unknown> & { source: number; key: string; entity_id: string };

/** A query asked with the columns of a record. */
interface Asked<R extends object> {
  columns: readonly string[];
  query: PreparedQuery<R>;
}

/** Look-ups against records that stand ready: laid out, and queries planned once, before the first look-up. */
export class LookUp implements AsyncDisposable {
  readonly #prepared: Prepared;
  readonly #model: LinkModel;
  readonly #shelf: Shelf;
  readonly #blocks: Asked<Record<string, Block | Block[] | null>>;
  readonly #compared: Asked<Candidate>;
  /** The comparing before: one record's candidates are out at a time. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    prepared: Prepared,
    model: LinkModel,
    shelf: Shelf,
    blocks: Asked<Record<string, Block | Block[] | null>>,
    compared: Asked<Candidate>,
  ) {
    this.#prepared = prepared;
    this.#model = model;
    this.#shelf = shelf;
    this.#blocks = blocks;
    this.#compared = compared;
  }

  /** @param entities rid, entity_id. */
  static async open(prepared: Prepared, model: LinkModel, entities: WorkTable): Promise<LookUp> {
    const { engine } = prepared;
    const shelf = await openShelf(prepared, entities);
    const blocks = ownBlocks(prepared);
    const compared = comparedWithCards(prepared, shelf.asked);
    return new LookUp(
      prepared,
      model,
      shelf,
      { columns: blocks.columns, query: await engine.prepare(blocks.query) },
      { columns: compared.columns, query: await engine.prepare(compared.query) },
    );
  }

  /** Records from a probability on, best first. */
  async find(record: Readonly<Record<string, string | null>>, options: { threshold: number; limit: number }): Promise<LookUpMatch[]> {
    const candidates = await this.#candidates(record);
    if (candidates.length === 0) return [];
    const compared = this.#last.then(() => this.#compare(record, candidates));
    this.#last = compared.catch(() => undefined);
    return (await compared)
      .map((candidate) => weigh(this.#prepared, this.#model, candidate))
      .filter((match) => match.weight >= weightOf(options.threshold))
      .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, options.limit);
  }

  async #compare(record: Readonly<Record<string, string | null>>, candidates: readonly number[]): Promise<Candidate[]> {
    await takeOut(this.#prepared, this.#shelf, candidates);
    return this.#compared.query.all(this.#compared.columns.map((column) => record[column] ?? null));
  }

  /** The ids of records that share a block with the record. */
  async #candidates(record: Readonly<Record<string, string | null>>): Promise<number[]> {
    const [own] = await this.#blocks.query.all(this.#blocks.columns.map((column) => record[column] ?? null));
    const blocks = [...this.#shelf.postings].flatMap(([rule, postings]) =>
      [own?.[`b${rule.position}`] ?? []].flat().flatMap((block) => (block === null ? [] : [{ postings, block }])),
    );
    if (blocks.length === 0) return [];
    const found = await this.#prepared.engine.all<{ rid: number }>(candidatesIn(blocks));
    return found.map(({ rid }) => rid);
  }

  /** Follows a change: records gone, those whose entity may be another (tables with rid), and those from an id on that are new (also among the moved). */
  change(entities: WorkTable, gone: WorkTable, moved: WorkTable, from: number): Promise<void> {
    return changeShelf(this.#prepared, this.#shelf, entities, gone, moved, from);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { query } of [this.#blocks, this.#compared]) await query[Symbol.asyncDispose]();
    await closeShelf(this.#shelf);
  }
}

function weigh(prepared: Prepared, model: LinkModel, candidate: Candidate): LookUpMatch {
  const weights = levelWeights(model);
  const { m, u } = parametersOf(model);
  let weight = priorWeight(model);
  const levels: Record<string, string | null> = {};
  const places: number[] = [];
  const gains: number[] = [];
  for (const [i, { comparison, frequencies, frequencyOf }] of prepared.comparisons.entries()) {
    const level = Number(candidate[`g${i}`]);
    places[i] = level;
    levels[comparison.name] = comparison.levels[level - 1]?.name ?? null;
    weight += weights[i]?.[level] ?? 0;
    const frequency = frequencyOf[level - 1];
    if (!frequency) continue;
    const n = frequencies.findIndex((other) => other.name === frequency.name);
    const [count, total] = [candidate[`f${i}_${n}`], candidate[`t${i}_${n}`]];
    const reference = frequencyOf.findIndex((other) => other?.name === frequency.name);
    const taken = 1 + (model.duplication ?? 0) * (m[i]?.[reference] ?? 1);
    const chance = u[i]?.[reference] ?? 1;
    const others = Number(count ?? 0) - taken;
    const share =
      total === null
        ? Number(count ?? 0)
        : others > (Number(total) * chance < hardlyAny ? fewMore : 1)
          ? others / Number(total)
          : Math.min(1 / Number(total), chance);
    gains[i] = frequency.setting.weight * (Math.log2(chance) - Math.log2(Math.max(share, frequency.setting.minimum, 1e-12)));
    weight += gains[i] ?? 0;
  }
  weight += relatedWeight(model, places, gains);
  for (const tie of tieBits(model)) weight += tieWeight(tie, places);
  return {
    source: prepared.sources[candidate.source] ?? '',
    key: candidate.key,
    entityId: candidate.entity_id,
    probability: probabilityOf(weight),
    weight,
    levels,
  };
}
