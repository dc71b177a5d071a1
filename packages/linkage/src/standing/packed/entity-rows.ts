import { type Identifier, sql, type WorkTable } from '@sogoc/engine';
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
export class EntityRows implements AsyncDisposable {
  /** rid, record_key, entity_id of the records that may matter, taken out of all at once. */
  readonly near: Promise<WorkTable>;
  readonly #prepared: Prepared;
  readonly #arrivals: Arrivals;
  readonly #sourceOf: (rid: number) => number;
  readonly #rows = new Map<number, EntityRow>();
  #expected: readonly number[] = [];

  private constructor(prepared: Prepared, near: Promise<WorkTable>, arrivals: Arrivals, sourceOf: (rid: number) => number) {
    this.#prepared = prepared;
    this.near = near;
    this.#arrivals = arrivals;
    this.#sourceOf = sourceOf;
    near.catch(() => undefined);
  }

  /**
   * Begins to take the rows out, which goes on beside what JavaScript does.
   * @param rids of the records that were there before and may matter. @param sourceOf the position of a record's source: read from the engine it would cost as much as a key.
   */
  static async open(
    prepared: Prepared,
    entities: Identifier,
    arrivals: Arrivals,
    rids: Int32Array,
    sourceOf: (rid: number) => number,
  ): Promise<EntityRows> {
    const { engine, options } = prepared;
    const asked = await engine.ingestNumbers('link_asked', [{ name: 'rid', type: 'integer' }], [[rids]], options);
    const rows = sql`select e.rid, e.record_key, e.entity_id from ${entities} e join ${asked.name} a on a.rid = e.rid`;
    const near = engine.materialize('link_near', rows, options).finally(() => asked.drop());
    return new EntityRows(prepared, near, arrivals, sourceOf);
  }

  /** Records that are likely to be asked for: read together with the first one that is. */
  expect(rids: readonly number[]): void {
    this.#expected = rids;
  }

  async read(rids: readonly number[]): Promise<ReadonlyMap<number, EntityRow>> {
    if (rids.every((rid) => this.#rows.has(rid))) return this.#rows;
    const missing = [...new Set([...rids, ...this.#expected])].filter((rid) => !this.#rows.has(rid));
    this.#expected = [];
    const { engine, sources, options } = this.#prepared;
    const { name } = await this.near;
    await using asked = await engine.ingestNumbers('link_asked', [{ name: 'rid', type: 'integer' }], [[Int32Array.from(missing)]], options);
    const found = await engine.all<Omit<EntityRow, 'source'>>(
      sql`select e.rid, e.record_key, e.entity_id from ${name} e join ${asked.name} a on a.rid = e.rid
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

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.near).drop();
  }
}
