import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { candidatesAmong } from '../blocking/candidates-among.ts';
import { decidedPairs } from '../cluster/decisions.ts';
import { assignEntityIds } from '../cluster/entity-ids.ts';
import { formClusters } from '../cluster/form-clusters.ts';
import { TableCandidates } from '../compare/table-candidates.ts';
import type { LinkModel } from '../model/link-model.ts';
import { weighedFrom, weighPairs } from '../predict/weigh-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { checkKeys } from '../prepare/raw-records.ts';
import { intoNumbered } from '../prepare/with-numbers.ts';
import type { Neighbours } from './neighbours.ts';
import { Postings } from './postings.ts';
import { type Arrivals, type IndexOptions, type LinkedTables, leastOf, linksFrom, type Settled, type Standing } from './standing.ts';
import { findGone, forgetRecords, replacedBy, takeRecords } from './take-records.ts';

/** The links kept in tables of the engine, which may spill: for more records than arrays can hold, and for rules over lists or with a largest block. */
export class TableStanding implements Standing {
  readonly #entities: WorkTable;
  readonly prepared: Prepared;
  readonly #model: LinkModel;
  readonly #options: IndexOptions;
  /** l, r, weight of the pairs that may be the same. */
  readonly #weighed: WorkTable;
  /** rid, cluster, component. */
  readonly #clusters: WorkTable;
  /** l, r, same: the decisions as they were read last. */
  #decided: WorkTable | undefined;

  private constructor(prepared: Prepared, model: LinkModel, options: IndexOptions, { weighed, clusters, entities }: LinkedTables) {
    this.prepared = prepared;
    this.#model = model;
    this.#options = options;
    this.#weighed = weighed;
    this.#clusters = clusters;
    this.#entities = entities;
  }

  /** Takes over the tables, and the records, which are told what their values tell. @param decided l, r, same: the decisions that they follow. Default: those that there are. */
  static async open(prepared: Prepared, model: LinkModel, options: IndexOptions, tables: LinkedTables, decided?: WorkTable): Promise<TableStanding> {
    const numbered = await intoNumbered(prepared);
    const standing = new TableStanding(numbered, model, options, tables);
    if (options.decisions) standing.#decided = decided ?? (await decidedPairs(numbered, options.decisions));
    return standing;
  }

  async settle({ from, raw, removed, frequencyBook, follow }: Arrivals): Promise<Settled> {
    const { engine, options } = this.prepared;
    await using _ = raw;
    await checkKeys(this.prepared.engine, raw, this.prepared.sources);
    await using gone = await findGone(this.prepared, replacedBy(this.prepared, raw), removed, from);
    await forgetRecords(this.prepared, gone);
    await takeRecords(this.prepared, raw, frequencyBook);
    await using touched = await this.#componentsOf(sql`select c.component from ${this.#clusters.name} c join ${gone.name} g on g.rid = c.rid`);
    await this.#forget(gone);
    await using candidates = await this.#findNew(from);
    await using fresh = await weighPairs(this.prepared, this.#model, candidates, leastOf(this.#model, this.#options));
    await engine.run(sql`insert into ${this.#weighed.name} (l, r, weight) select l, r, weight from ${fresh.name}`, options);
    await using decided = await this.#decidedAnew();
    await using reached = await this.#componentsOf(
      sql`select c.component from ${fresh.name} w join ${this.#clusters.name} c on c.rid = w.l
          where w.weight >= cast(${linksFrom(this.#model, this.#options)} as double)
          union all select c.component from ${decided.name} d join ${this.#clusters.name} c on c.rid = d.rid`,
    );
    await using within = await this.#within(from, touched, reached);
    const lineage = await this.#regroup(within, sql`(select rid from ${touched.name} union select rid from ${reached.name})`);
    await follow?.({ gone, moved: within, raw, from });
    return { replaced: gone.rows, pairs: candidates.rows, touched: within.rows, lineage };
  }

  get entities(): Sql {
    return sql`select rid, source, record_key, entity_id from ${this.#entities.name}`;
  }

  get entityIds(): Sql {
    return sql`select rid, entity_id from ${this.#entities.name}`;
  }

  openNeighbours(): Promise<Neighbours> {
    return Postings.open(this.prepared);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const table of [this.#weighed, this.#clusters, this.#entities, ...(this.#decided ? [this.#decided] : [])]) await table.drop();
    await this.prepared[Symbol.asyncDispose]();
  }

  /** The records of these components. */
  #componentsOf(components: Sql): Promise<WorkTable> {
    return this.prepared.engine.materialize(
      'link_touched',
      sql`select rid from ${this.#clusters.name} where component in (select component from (${components}) touched)`,
      this.prepared.options,
    );
  }

  async #forget(gone: WorkTable): Promise<void> {
    if (gone.rows === 0) return;
    const { engine, options } = this.prepared;
    const isGone = (column: Sql): Sql => sql`${column} in (select rid from ${gone.name})`;
    await engine.run(sql`delete from ${this.#clusters.name} where ${isGone(sql`rid`)}`, options);
    await engine.run(sql`delete from ${this.#weighed.name} where ${isGone(sql`l`)} or ${isGone(sql`r`)}`, options);
  }

  /** Pairs of new records with all records, with what codes tell; a new record's id is higher than every old one's, so it stands on the right. */
  async #findNew(from: number): Promise<TableCandidates> {
    const rules = this.prepared.rules.filter((rule) => rule.predicts);
    const pairs = candidatePairs(this.prepared, rules, () => sql`b.rid >= ${from}`);
    return new TableCandidates(this.prepared, await this.prepared.engine.materialize('link_candidates', pairs, this.prepared.options));
  }

  /** Reads the decisions again. @returns rid of the records of which one is new, another, or no more. */
  async #decidedAnew(): Promise<WorkTable> {
    const { engine, options } = this.prepared;
    const before = this.#decided;
    if (this.#options.decisions) this.#decided = await decidedPairs(this.prepared, this.#options.decisions);
    const rows = (table: WorkTable | undefined): Sql =>
      table ? sql`select l, r, same from ${table.name}` : sql`select 0 as l, 0 as r, true as same where false`;
    const [then, now] = [rows(before), rows(this.#decided)];
    const other = sql`((${now}) except (${then})) union all ((${then}) except (${now}))`;
    const records = await engine.materialize(
      'link_decided',
      sql`select l as rid from (${other}) other union select r from (${other}) other`,
      options,
    );
    await before?.drop();
    return records;
  }

  /** All records whose components are formed anew: rid. */
  #within(from: number, touched: WorkTable, reached: WorkTable): Promise<WorkTable> {
    const { engine, records, options } = this.prepared;
    return engine.materialize(
      'link_within',
      sql`select rid from ${touched.name} where rid in (select rid from ${records.name}) union select rid from ${reached.name}
          union select rid from ${records.name} where rid >= ${from}`,
      options,
    );
  }

  /** Forms these components anew. @param scope the records that were in them: a query with rid; a gone one is in a touched component, and with it the one that takes its place. */
  async #regroup(within: WorkTable, scope: Sql): Promise<Settled['lineage']> {
    const { engine, options } = this.prepared;
    await using candidates = await candidatesAmong(this.prepared, within);
    await using pairs = await engine.materialize(
      'link_weighed',
      sql`select w.* from ${this.#weighed.name} w join ${within.name} a on a.rid = w.l join ${within.name} b on b.rid = w.r`,
      options,
    );
    const weighed = weighedFrom(pairs, leastOf(this.#model, this.#options), candidates);
    const only = { ...this.#options, within: sql`select rid from ${within.name}` };
    await using clusters = await formClusters(this.prepared, this.#model, weighed, only);
    await using before = await engine.materialize('link_before', sql`select * from ${this.#entities.name} where rid in ${scope}`, options);
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
    await entities.drop();
    return lineage;
  }
}
