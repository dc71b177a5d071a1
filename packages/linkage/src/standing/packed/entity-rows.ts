import { type Identifier, sql } from '@sogoc/engine';
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
    const { engine, sources, options } = this.#prepared;
    await using asked = await engine.ingestNumbers('link_asked', [{ name: 'rid', type: 'integer' }], [[Int32Array.from(missing)]], options);
    const found = await engine.all<Omit<EntityRow, 'source'>>(
      sql`select e.rid, e.record_key, e.entity_id from ${this.#entities} e join ${asked.name} a on a.rid = e.rid
          union all select r.rid, r.key, '' from ${this.#arrivals.raw.name} r join ${asked.name} a on a.rid = r.rid`,
      options,
    );
    for (const row of found) this.#rows.set(row.rid, { ...row, source: sources[this.#sourceOf(row.rid)] ?? '' });
    return this.#rows;
  }

  /** Source and key of records. */
  async members(rids: readonly number[]): Promise<ReadonlyMap<number, Member>> {
    const rows = await this.read(rids);
    return new Map(rids.map((rid) => [rid, { source: this.#sourceOf(rid), key: rows.get(rid)?.record_key ?? '' }]));
  }
}
