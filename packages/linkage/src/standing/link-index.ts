import { type Engine, id, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { candidatesAmong } from '../blocking/candidates-among.ts';
import { assignEntityIds, type LineageEvent } from '../cluster/entity-ids.ts';
import { type ClusterOptions, formClusters } from '../cluster/form-clusters.ts';
import type { Candidates } from '../compare/candidates.ts';
import { buildDictionary, type FrequencyBook, keepFrequencies } from '../compare/dictionary.ts';
import { scoreCandidates } from '../compare/score-candidates.ts';
import { TableCandidates } from '../compare/table-candidates.ts';
import { named } from '../evaluate/truth.ts';
import type { LinkTable } from '../link-table.ts';
import type { LinkModel } from '../model/link-model.ts';
import { weightOf } from '../predict/predict-pairs.ts';
import { mayBeSame, weighedFrom, weighPairs } from '../predict/weigh-pairs.ts';
import { codedRecords } from '../prepare/coded-records.ts';
import { prepareRecords } from '../prepare/prepare-records.ts';
import type { LinkOptions, Prepared } from '../prepare/prepared.ts';
import { checkKeys, explode, inputColumns, rawRecords, valueNames } from '../prepare/raw-records.ts';
import { LookUp, type LookUpMatch } from './look-up.ts';

export interface IndexOptions extends LinkOptions, Omit<ClusterOptions, 'within' | 'decisions'> {
  /** Entity ids of a run before: a query with source, record_key, entity_id. */
  previous?: Sql;
}

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
  readonly prepared: Prepared;
  readonly model: LinkModel;
  readonly frequencyBook: FrequencyBook;
  readonly #options: IndexOptions;
  /** l, r, rules, pattern, weight, probability of the pairs that may be the same. */
  readonly #weighed: WorkTable;
  /** rid, cluster, component. */
  readonly #clusters: WorkTable;
  /** rid, source, record_key, entity_id. */
  readonly #entities: WorkTable;

  #lookUp: Promise<LookUp> | undefined;

  private constructor(
    prepared: Prepared,
    model: LinkModel,
    book: FrequencyBook,
    tables: readonly [WorkTable, WorkTable, WorkTable],
    options: IndexOptions,
  ) {
    this.prepared = prepared;
    this.model = model;
    this.frequencyBook = book;
    [this.#weighed, this.#clusters, this.#entities] = tables;
    this.#options = options;
  }

  /** Opens an index over the tables with a trained model. Sources that come later only must be named now, with an empty relation. */
  static async open(engine: Engine, tables: readonly LinkTable[], model: LinkModel, options: IndexOptions = {}): Promise<LinkIndex> {
    const prepared = await prepareRecords(engine, tables, model, options);
    const book = options.frequencyBook ?? (await keepFrequencies(engine, prepared.comparisons, prepared.dictionaries));
    await using scored = await scoreCandidates(
      prepared,
      prepared.rules.filter((rule) => rule.predicts),
    );
    const weighed = await weighPairs(prepared, model, scored, leastOf(model, options));
    const clusters = await formClusters(prepared, model, weighed, options);
    const { entities } = await assignEntityIds(prepared, clusters, options.previous);
    return new LinkIndex(prepared, model, book, [weighed, clusters, entities], options);
  }

  /** source, record_key, entity_id of every record, as a query. */
  get entities(): Sql {
    return sql`select source, record_key, entity_id from ${this.#entities.name}`;
  }

  /** Records that are most likely the same as the given one (column to value), best first; it is not stored. The first look-up makes the index ready. */
  async lookUp(record: Readonly<Record<string, string | null>>, options: { threshold?: number; limit?: number } = {}): Promise<LookUpMatch[]> {
    this.#lookUp ??= LookUp.open(this.prepared, this.model, this.#entities);
    const ready = await this.#lookUp;
    return ready.find(record, { threshold: options.threshold ?? this.model.threshold, limit: options.limit ?? 10 });
  }

  /** Takes in changes. What it leaves equals a full run over the records as they are now. */
  async update(changes: Changes): Promise<ChangeResult> {
    const { engine, records, model, options } = this.prepared;
    const { rid } = await engine.one<{ rid: number }>(sql`select coalesce(max(rid), 0) + 1 as rid from ${records.name}`);
    const raw = await this.#read(changes.tables ?? [], rid);
    const gone = await this.#gone(raw, changes.removed);
    const touched = await this.#componentsOf(sql`select c.component from ${this.#clusters.name} c join ${gone.name} g on g.rid = c.rid`);
    if (gone.rows > 0) await this.#forget(gone);
    await this.#take(raw);
    const scored = await this.#findNew(rid);
    const weighed = await weighPairs(this.prepared, model, scored, leastOf(model, this.#options));
    await engine.run(sql`insert into ${this.#weighed.name} select * from ${weighed.name}`, options);
    const lineage = await this.#cluster(rid, touched, weighed, gone);
    const result = { added: raw.rows, replaced: gone.rows, pairs: scored.rows, touched: lineage.records, lineage: lineage.events };
    for (const table of [raw, gone, touched, scored, weighed]) await table.drop();
    return result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#lookUp) await (await this.#lookUp)[Symbol.asyncDispose]();
    for (const table of [this.#weighed, this.#clusters, this.#entities, ...this.frequencyBook.flat()]) await table.drop();
    await this.prepared[Symbol.asyncDispose]();
  }

  async #read(tables: readonly LinkTable[], rid: number): Promise<WorkTable> {
    const { engine, model, rules, sources } = this.prepared;
    const positions = tables.map((table) => sources.indexOf(table.name));
    if (tables.length === 0) {
      return engine.materialize('link_raw', sql`select * from ${this.prepared.records.name} where false`);
    }
    const raw = await engine.materialize('link_raw', rawRecords(tables, model, rules, engine.dialect, { sources: positions, rid }));
    await checkKeys(engine, raw, sources);
    return raw;
  }

  async #forget(gone: WorkTable): Promise<void> {
    const { engine, records, rules, options } = this.prepared;
    const isGone = (column: string): Sql => sql`${id(column)} in (select rid from ${gone.name})`;
    for (const table of [records, ...rules.flatMap((rule) => rule.exploded ?? []), this.#clusters])
      await engine.run(sql`delete from ${table.name} where ${isGone('rid')}`, options);
    await engine.run(sql`delete from ${this.#weighed.name} where ${isGone('l')} or ${isGone('r')}`, options);
  }

  #gone(raw: WorkTable, removed: Sql | undefined): Promise<WorkTable> {
    const { engine, records } = this.prepared;
    const named_ = removed
      ? sql` union select n.rid from ${named(this.prepared)} n join (${removed}) x on x.source = n.name and x.record_key = n.key`
      : sql``;
    return engine.materialize(
      'link_gone',
      sql`select r.rid from ${records.name} r join ${raw.name} n on n.source = r.source and n.key = r.key${named_}`,
    );
  }

  #componentsOf(components: Sql): Promise<WorkTable> {
    return this.prepared.engine.materialize(
      'link_touched',
      sql`select rid from ${this.#clusters.name} where component in (select component from (${components}) touched)`,
    );
  }

  /** Stores new records, their blocks, and the values that no record had before. */
  async #take(raw: WorkTable): Promise<void> {
    const { engine, model, rules, records, comparisons, dictionaries, options } = this.prepared;
    if (raw.rows === 0) return;
    const names = valueNames(model, rules);
    for (const rule of rules) {
      if (!rule.exploded) continue;
      const blocks = await explode(engine, raw, rule, names, options);
      await engine.run(sql`insert into ${rule.exploded.name} select * from ${blocks.name}`, options);
      await blocks.drop();
    }
    const values: WorkTable[] = [];
    for (const [index, compiled] of comparisons.entries()) {
      const dictionary = dictionaries[index];
      if (!dictionary) continue;
      const found = await buildDictionary(engine, raw, index, compiled, inputColumns(compiled.comparison, names), {
        ...options,
        frequencyBook: this.frequencyBook,
      });
      await engine.run(
        sql`insert into ${dictionary.name} select f.* from ${found.name} f left join
              (select d.code from ${dictionary.name} d join ${found.name} n on n.code = d.code) known on known.code = f.code where known.code is null`,
        options,
      );
      values.push(found);
    }
    const coded = codedRecords(sql`${raw.name}`, model, rules, comparisons, values, engine.dialect);
    await engine.run(sql`insert into ${records.name} ${coded}`, options);
    for (const found of values) await found.drop();
  }

  /** Pairs of new records with all records, with what codes tell; a new record's id is higher than every old one's, so it stands on the right. */
  async #findNew(rid: number): Promise<Candidates> {
    const rules = this.prepared.rules.filter((rule) => rule.predicts);
    const pairs = candidatePairs(this.prepared, rules, () => sql`b.rid >= ${rid}`);
    return new TableCandidates(this.prepared, await this.prepared.engine.materialize('link_candidates', pairs, this.prepared.options));
  }

  /** Forms the components again that a gone record was in, or that a new record links to. */
  async #cluster(rid: number, touched: WorkTable, fresh: WorkTable, gone: WorkTable): Promise<{ events: LineageEvent[]; records: number }> {
    const { engine, records, options } = this.prepared;
    const bound = sql`cast(${weightOf(this.#options.threshold ?? this.model.threshold)} as double)`;
    const reached = await this.#componentsOf(
      sql`select c.component from ${fresh.name} w join ${this.#clusters.name} c on c.rid = w.l where w.weight >= ${bound}`,
    );
    const within = await engine.materialize(
      'link_within',
      sql`select rid from ${touched.name} where rid in (select rid from ${records.name}) union select rid from ${reached.name}
          union select rid from ${records.name} where rid >= ${rid}`,
      options,
    );
    const scored = await candidatesAmong(this.prepared, within);
    const pairs = await engine.materialize(
      'link_weighed',
      sql`select w.* from ${this.#weighed.name} w join ${within.name} a on a.rid = w.l join ${within.name} b on b.rid = w.r`,
      options,
    );
    const weighed = weighedFrom(pairs, leastOf(this.model, this.#options), scored);
    const clusters = await formClusters(this.prepared, this.model, weighed, { ...this.#options, within: sql`select rid from ${within.name}` });
    // A gone record is in a touched component, and with it the one that takes its place.
    const scope = sql`(select rid from ${touched.name} union select rid from ${reached.name})`;
    const before = await engine.materialize('link_before', sql`select * from ${this.#entities.name} where rid in ${scope}`, options);
    const { entities, lineage } = await assignEntityIds(
      this.prepared,
      clusters,
      sql`select source, record_key, entity_id from ${before.name}`,
      sql`${this.#entities.name}`,
    );
    await engine.run(sql`delete from ${this.#clusters.name} where rid in (select rid from ${within.name})`, options);
    await engine.run(sql`insert into ${this.#clusters.name} select * from ${clusters.name}`, options);
    await engine.run(sql`delete from ${this.#entities.name} where rid in (select rid from ${before.name})`, options);
    await engine.run(sql`insert into ${this.#entities.name} select * from ${entities.name}`, options);
    if (this.#lookUp) await (await this.#lookUp).change(this.#entities, gone, within, rid);
    const result = { events: lineage, records: within.rows };
    for (const table of [reached, within, scored, pairs, clusters, before, entities]) await table.drop();
    return result;
  }
}

/** From this probability on pairs are weighed: none that links is left out. */
const leastOf = (model: LinkModel, { threshold }: IndexOptions): number => Math.min(mayBeSame, threshold ?? 1, model.threshold);
