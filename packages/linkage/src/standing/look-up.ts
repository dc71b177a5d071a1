import type { PreparedQuery, WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { probabilityOf, weightOf } from '../predict/predict-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { candidatesIn, comparedWithCards, ownBlocks } from './look-up-query.ts';
import { type PairWeigher, pairWeigher } from './pair-weight.ts';
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

/** A candidate with its levels and shares, see `comparedWithCards`. */
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
  readonly #weigher: PairWeigher;
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
    this.#weigher = pairWeigher(prepared, model);
    this.#shelf = shelf;
    this.#blocks = blocks;
    this.#compared = compared;
  }

  /** @param entities rid, entity_id. */
  static async open(prepared: Prepared, model: LinkModel, entities: WorkTable): Promise<LookUp> {
    const { engine } = prepared;
    const shelf = await openShelf(prepared, model, entities);
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
      .map((candidate) => matchOf(this.#prepared, this.#weigher, candidate))
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
    return changeShelf(this.#prepared, this.#model, this.#shelf, entities, gone, moved, from);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { query } of [this.#blocks, this.#compared]) await query[Symbol.asyncDispose]();
    await closeShelf(this.#shelf);
  }
}

function matchOf({ comparisons, sources }: Prepared, weigher: PairWeigher, candidate: Candidate): LookUpMatch {
  const places = comparisons.map((_, i) => Number(candidate[`g${i}`]));
  const weight = weigher(places, (i, n) => Number(candidate[`s${i}_${n}`]));
  return {
    source: sources[candidate.source] ?? '',
    key: candidate.key,
    entityId: candidate.entity_id,
    probability: probabilityOf(weight),
    weight,
    levels: Object.fromEntries(comparisons.map(({ comparison }, i) => [comparison.name, comparison.levels[(places[i] ?? 0) - 1]?.name ?? null])),
  };
}
