import type { PreparedQuery, Sql } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { pairWeigher } from '../predict/pair-weight.ts';
import { probabilityOf, weightOf } from '../predict/predict-pairs.ts';
import type { PairWeigher } from '../predict/weigh-levels.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { comparedWithCards } from './look-up-query.ts';
import type { AskedRecord, Neighbours } from './neighbours.ts';
import { changeShelf, closeShelf, openShelf, type Shelf, takeOut } from './shelf.ts';
import type { Followed } from './standing.ts';

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

/** A candidate with its levels and shares, see `comparedWithCards`. */
type Candidate = Record<string, unknown> & { rid: number; source: number; key: string; entity_id: string };

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
  readonly #neighbours: Neighbours;
  readonly #compared: Asked<Candidate>;
  /** The comparing before: one record's candidates are out at a time. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(prepared: Prepared, model: LinkModel, shelf: Shelf, neighbours: Neighbours, compared: Asked<Candidate>) {
    this.#prepared = prepared;
    this.#model = model;
    this.#weigher = pairWeigher(prepared, model);
    this.#shelf = shelf;
    this.#neighbours = neighbours;
    this.#compared = compared;
  }

  /** @param entities a query with rid, entity_id. @param neighbours go with it. */
  static async open(prepared: Prepared, model: LinkModel, entities: Sql, neighbours: Neighbours): Promise<LookUp> {
    const shelf = await openShelf(prepared, model, entities, neighbours.shareOf === undefined);
    const { columns, query } = comparedWithCards(prepared, shelf.asked, shelf.hasShares);
    return new LookUp(prepared, model, shelf, neighbours, { columns, query: await prepared.engine.prepare(query) });
  }

  /** Records from a probability on, best first. */
  async find(record: AskedRecord, options: { threshold: number; limit: number }): Promise<LookUpMatch[]> {
    const candidates = await this.#neighbours.of(record, options.threshold <= 0 ? Number.NEGATIVE_INFINITY : weightOf(options.threshold));
    if (candidates.length === 0) return [];
    const compared = this.#last.then(() => this.#compare(record, candidates));
    this.#last = compared.catch(() => undefined);
    return (await compared)
      .map((candidate) => matchOf(this.#prepared, this.#weigher, this.#neighbours.shareOf, candidate))
      .filter((match) => match.weight >= weightOf(options.threshold))
      .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, options.limit);
  }

  async #compare(record: AskedRecord, candidates: readonly number[]): Promise<Candidate[]> {
    await takeOut(this.#prepared, this.#shelf, candidates);
    return this.#compared.query.all(this.#compared.columns.map((column) => record[column] ?? null));
  }

  /** Follows a change. @param entities rid, entity_id as they are now. */
  async change(entities: Sql, change: Followed): Promise<void> {
    await this.#neighbours.change(change.gone, change.from);
    await changeShelf(this.#prepared, this.#model, this.#shelf, entities, change);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const used of [this.#neighbours, this.#compared.query]) await used[Symbol.asyncDispose]();
    await closeShelf(this.#shelf);
  }
}

function matchOf({ comparisons, sources }: Prepared, weigher: PairWeigher, shareOf: Neighbours['shareOf'], candidate: Candidate): LookUpMatch {
  const places = comparisons.map((_, i) => Number(candidate[`g${i}`]));
  const weight = weigher(places, (i, n) => shareOf?.(candidate.rid, i, n) ?? Number(candidate[`s${i}_${n}`]));
  return {
    source: sources[candidate.source] ?? '',
    key: candidate.key,
    entityId: candidate.entity_id,
    probability: probabilityOf(weight),
    weight,
    levels: Object.fromEntries(comparisons.map(({ comparison }, i) => [comparison.name, comparison.levels[(places[i] ?? 0) - 1]?.name ?? null])),
  };
}
