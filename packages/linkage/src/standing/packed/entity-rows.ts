import { type Identifier, join, type Sql, sql } from '@sogoc/engine';
import type { Member } from '../../cluster/form-clusters.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals } from '../standing.ts';

/** A record beside its entity. */
export interface EntityRow {
  rid: number;
  /** Empty for a record that is gone. */
  source: string;
  record_key: string;
  /** What it had before; empty for a new record. */
  entity_id: string;
}

/** Ids that are written into a statement: of a table that it is joined with every text would be read. */
const written = 1000;

/** The rows of some records as they are before a change is written, each read once. */
export class EntityRows {
  readonly #prepared: Prepared;
  readonly #entities: Identifier;
  readonly #arrivals: Arrivals;
  readonly #sourceOf: (rid: number) => number;
  readonly #rows = new Map<number, EntityRow>();
  #expected: readonly number[] = [];

  /** @param sourceOf the position of a record's source: read from the engine it would cost as much as a key. */
  constructor(prepared: Prepared, entities: Identifier, arrivals: Arrivals, sourceOf: (rid: number) => number) {
    this.#prepared = prepared;
    this.#entities = entities;
    this.#arrivals = arrivals;
    this.#sourceOf = sourceOf;
  }

  /** Records that are likely to be asked for: read together with the first one that is, since a statement looks at all records, however few it asks for. */
  expect(rids: readonly number[]): void {
    this.#expected = rids;
  }

  async read(rids: readonly number[]): Promise<ReadonlyMap<number, EntityRow>> {
    if (rids.every((rid) => this.#rows.has(rid))) return this.#rows;
    const missing = [...new Set([...rids, ...this.#expected])].filter((rid) => !this.#rows.has(rid));
    this.#expected = [];
    const { from, raw } = this.#arrivals;
    const old = missing.filter((rid) => rid < from);
    const fresh = missing.filter((rid) => rid >= from);
    await this.#readFrom(sql`select rid, record_key, entity_id from ${this.#entities}`, old);
    await this.#readFrom(sql`select rid, key as record_key, '' as entity_id from ${raw.name}`, fresh);
    return this.#rows;
  }

  /** Source and key of records. */
  async members(rids: readonly number[]): Promise<ReadonlyMap<number, Member>> {
    const rows = await this.read(rids);
    return new Map(rids.map((rid) => [rid, { source: this.#sourceOf(rid), key: rows.get(rid)?.record_key ?? '' }]));
  }

  async #readFrom(query: Sql, rids: readonly number[]): Promise<void> {
    const { engine, options } = this.#prepared;
    for (let at = 0; at < rids.length; at += written) {
      const some = join(rids.slice(at, at + written));
      const rows = await engine.all<Omit<EntityRow, 'source'>>(sql`${query} where rid in (${some})`, options);
      for (const row of rows) this.#rows.set(row.rid, { ...row, source: this.#prepared.sources[this.#sourceOf(row.rid)] ?? '' });
    }
  }
}
