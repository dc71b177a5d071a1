import { type Engine, type Sql, sql } from '@sogoc/engine';
import { assignEntityIds, type LineageEvent } from '../cluster/entity-ids.ts';
import { formClusters } from '../cluster/form-clusters.ts';
import { type FrequencyBook, keepFrequencies } from '../compare/dictionary.ts';
import { scoreCandidates } from '../compare/score-candidates.ts';
import type { LinkTable } from '../link-table.ts';
import type { LinkModel } from '../model/link-model.ts';
import { PackedCandidates } from '../packed/packed-candidates.ts';
import { weighPairs } from '../predict/weigh-pairs.ts';
import { prepareRecords } from '../prepare/prepare-records.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { LookUp, type LookUpMatch } from './look-up.ts';
import { PackedStanding } from './packed/packed-standing.ts';
import { bytesOfArrays } from './packed/standing-arrays.ts';
import { type Followed, type IndexOptions, type LinkedTables, leastOf, type Standing } from './standing.ts';
import { TableStanding } from './table-standing.ts';
import { readNew } from './take-records.ts';

export interface Changes {
  /** New records, and changed ones under their old keys. The names are sources of the index. */
  tables?: readonly LinkTable[];
  /** Records that are gone: a query with source, record_key. */
  removed?: Sql;
}

export interface ChangeResult {
  added: number;
  /** Records that were there before and are changed or gone. */
  replaced: number;
  /** New pairs compared. */
  pairs: number;
  /** Records whose component was formed again. */
  touched: number;
  lineage: LineageEvent[];
}

/**
 * Linked records that stand ready: changes cost what they touch, and a single record is looked up in milliseconds. Weights come from the model and from
 * the frequencies at the time of opening, so that a change gives what a full run with the same model and frequencies gives; rules with a maximum block
 * count blocks as they are when a record comes.
 */
export class LinkIndex implements AsyncDisposable {
  readonly model: LinkModel;
  readonly frequencyBook: FrequencyBook;
  #standing: Standing;
  /** The id of the next record. */
  #next: number;
  #lookUp: Promise<LookUp> | undefined;

  private constructor(model: LinkModel, book: FrequencyBook, standing: Standing) {
    this.model = model;
    this.frequencyBook = book;
    this.#standing = standing;
    this.#next = standing.prepared.records.rows + 1;
  }

  /** Opens an index over the tables with a trained model. Sources that come later only must be named now, with an empty relation. */
  static async open(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options: IndexOptions = {}): Promise<LinkIndex> {
    const prepared = await prepareRecords(engine, tables, model, options);
    const book = options.frequencyBook ?? (await keepFrequencies(engine, prepared.comparisons, prepared.dictionaries));
    const { linked, isPacked } = await linkAll(prepared, model, options);
    return new LinkIndex(model, book, await stand(prepared, model, options, linked, isPacked, book));
  }

  get prepared(): Prepared {
    return this.#standing.prepared;
  }

  /** source, record_key, entity_id of every record, as a query. */
  get entities(): Sql {
    return sql`select source, record_key, entity_id from (${this.#standing.entities}) entities`;
  }

  /** Records that are most likely the same as the given one (column to value), best first; it is not stored. The first look-up makes the index ready. */
  async lookUp(record: Readonly<Record<string, string | null>>, options: { threshold?: number; limit?: number } = {}): Promise<LookUpMatch[]> {
    this.#lookUp ??= this.#openLookUp();
    const ready = await this.#lookUp;
    return ready.find(record, { threshold: options.threshold ?? this.model.threshold, limit: options.limit ?? 10 });
  }

  async #openLookUp(): Promise<LookUp> {
    return LookUp.open(this.prepared, this.model, this.#standing.entityIds, await this.#standing.openNeighbours());
  }

  /** Takes in changes. What it leaves equals a full run over the records as they are now. */
  async update(changes: Changes): Promise<ChangeResult> {
    const from = this.#next;
    const raw = await readNew(this.prepared, changes.tables ?? [], from);
    this.#next += raw.rows;
    await this.#makeRoom();
    const lookUp = await this.#lookUp;
    const follow = lookUp && ((change: Followed) => lookUp.change(this.#standing.entityIds, change));
    const arrivals = { from, to: this.#next, raw, removed: changes.removed, frequencyBook: this.frequencyBook, follow };
    return { added: raw.rows, ...(await this.#standing.settle(arrivals)) };
  }

  /** Goes over to tables where arrays would outgrow what they may take. */
  async #makeRoom(): Promise<void> {
    if (!(this.#standing instanceof PackedStanding) || this.#standing.hasRoomFor(this.#next)) return;
    await (await this.#lookUp)?.[Symbol.asyncDispose]();
    this.#lookUp = undefined;
    this.#standing = await this.#standing.intoTables();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#lookUp) await (await this.#lookUp)[Symbol.asyncDispose]();
    await this.#standing[Symbol.asyncDispose]();
    for (const table of this.frequencyBook.flat()) await table.drop();
  }
}

/** A full run, and whether its pairs were found in arrays. */
async function linkAll(
  prepared: Prepared,
  model: LinkModel,
  options: IndexOptions,
): Promise<{ linked: Omit<LinkedTables, 'entities'>; isPacked: boolean }> {
  await using candidates = await scoreCandidates(
    prepared,
    prepared.rules.filter((rule) => rule.predicts),
  );
  const weighed = await weighPairs(prepared, model, candidates, leastOf(model, options));
  const clusters = await formClusters(prepared, model, weighed, options);
  return { linked: { weighed, clusters }, isPacked: candidates instanceof PackedCandidates };
}

/** Keeps what was linked in arrays where these take no more than they may. @param isPacked were its pairs found in arrays? @param book frequencies of the records. */
async function stand(
  prepared: Prepared,
  model: LinkModel,
  options: IndexOptions,
  linked: Omit<LinkedTables, 'entities'>,
  isPacked: boolean,
  book: FrequencyBook,
): Promise<Standing> {
  const bytes = bytesOfArrays(prepared, prepared.records.rows, linked.weighed.rows);
  if (!isPacked || bytes > (options.arrays ?? prepared.engine.memoryLimit)) {
    const { entities } = await assignEntityIds(prepared, linked.clusters, options.previous);
    return TableStanding.open(prepared, model, options, { ...linked, entities });
  }
  const standing = await PackedStanding.open(prepared, model, options, linked, book);
  await linked.weighed.drop();
  return standing;
}
