import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { assignEntityIds, newId } from '../../cluster/entity-ids.ts';
import { named } from '../../evaluate/truth.ts';
import type { Prepared } from '../../prepare/prepared.ts';

/** Records by the entity that they belong to now, in the same places. */
export interface Moves {
  rids: Int32Array;
  entities: Int32Array;
}

const namedColumns = [
  { name: 'entity', type: 'integer' as const },
  { name: 'id', type: 'text' as const },
];

/** The entities as tables: which number each record has, and the id of each number. Who joins an entity is written without a look at it. */
export class EntityTables {
  readonly #prepared: Prepared;
  /** rid, cluster (the number of its entity), component (which says nothing). */
  readonly #members: WorkTable;
  /** entity (the number), id. */
  readonly #names: WorkTable;
  /** Numbers that no record has any more, and whose names are taken out with the next. */
  #ended: number[] = [];

  private constructor(prepared: Prepared, members: WorkTable, names: WorkTable) {
    this.#prepared = prepared;
    this.#members = members;
    this.#names = names;
  }

  /** Each cluster is an entity, whose number is that of the cluster. @param clusters rid, cluster, component: taken over. @param previous see `assignEntityIds`. */
  static async open(prepared: Prepared, clusters: WorkTable, previous: Sql | undefined): Promise<EntityTables> {
    const { engine, options } = prepared;
    const names = async (entities: Sql): Promise<EntityTables> => {
      const firsts = sql`select c.cluster as entity, e.id from ${entities} e join ${clusters.name} c on c.rid = e.rid where c.cluster = c.rid`;
      return new EntityTables(prepared, clusters, await engine.materialize('link_names', firsts, options));
    };
    if (!previous) return names(sql`(select rid, ${newId(sql`name`, sql`key`, sql`''`, engine.dialect)} as id from ${named(prepared)})`);
    const { entities } = await assignEntityIds(prepared, clusters, previous);
    await using _ = entities;
    return await names(sql`(select rid, entity_id as id from ${entities.name})`);
  }

  /** rid, entity_id of all records. */
  get ids(): Sql {
    return sql`select m.rid, n.id as entity_id from ${this.#members.name} m join ${this.#names.name} n on n.entity = m.cluster`;
  }

  /** rid, source, record_key, entity_id of all records. */
  get rows(): Sql {
    return sql`select r.rid, r.name as source, r.key as record_key, e.entity_id from ${named(this.#prepared)} r join (${this.ids}) e on e.rid = r.rid`;
  }

  /** The ids of these numbers. */
  async idsOf(entities: Iterable<number>): Promise<Map<number, string>> {
    const { engine, options } = this.#prepared;
    const asked = Int32Array.from(entities);
    if (asked.length === 0) return new Map();
    await using table = await engine.ingestNumbers('link_asked', [{ name: 'entity', type: 'integer' }], [[asked]], options);
    const rows = await engine.all<{ entity: number; id: string }>(
      sql`select entity, id from ${this.#names.name} where entity in (select entity from ${table.name})`,
      options,
    );
    return new Map(rows.map(({ entity, id }) => [entity, id]));
  }

  /** Writes what moved. @param gone rid. @param from the first id of new records. @returns ids of the entities that are named after new records, by their numbers. */
  async move({ rids, entities }: Moves, gone: WorkTable, from: number, raw: WorkTable): Promise<Map<number, string>> {
    const { engine, options } = this.#prepared;
    const columns = ['rid', 'entity'].map((name) => ({ name, type: 'integer' as const }));
    await using moved = await engine.ingestNumbers('link_moved', columns, [[rids, entities]], options);
    const [names] = await Promise.all([
      this.#nameNew(moved, raw),
      this.#setMembers(
        moved,
        gone,
        from,
        rids.some((rid) => rid < from),
      ),
    ]);
    return names;
  }

  async #setMembers(moved: WorkTable, gone: WorkTable, from: number, anyEarlier: boolean): Promise<void> {
    const { engine, options } = this.#prepared;
    const away = sql`select rid from ${moved.name} where rid < ${from} union select rid from ${gone.name}`;
    if (anyEarlier || gone.rows > 0) await engine.run(sql`delete from ${this.#members.name} where rid in (${away})`, options);
    await engine.run(sql`insert into ${this.#members.name} (rid, cluster, component) select rid, entity, 0 from ${moved.name}`, options);
  }

  /** A new record that has its own number names an entity. */
  async #nameNew(moved: WorkTable, raw: WorkTable): Promise<Map<number, string>> {
    const { engine, options, sources } = this.#prepared;
    const id = newId(sql`r.name`, sql`r.key`, sql`''`, engine.dialect);
    const statement = sql`insert into ${this.#names.name} (entity, id)
      select m.entity, ${id} from ${moved.name} m join ${named({ engine, options, sources, records: raw })} r on r.rid = m.rid where m.rid = m.entity returning entity, id`;
    const names = new Map<number, string>();
    for await (const [entities, points] of engine.streamNumbers(statement, options)) addNames(names, entities ?? [], points ?? []);
    return names;
  }

  /** Those of these numbers, which are named, whose ids others have too. @param ids by number. */
  async clashes(ids: ReadonlyMap<number, string>): Promise<number[]> {
    const { engine, options } = this.#prepared;
    if (ids.size === 0) return [];
    await this.#takeOut([]);
    await using asked = await engine.ingest('link_asked', namedColumns, [[...ids]], options);
    const rows = await engine.all<{ entity: number }>(
      sql`select distinct a.entity from ${this.#names.name} n join ${asked.name} a on a.id = n.id where n.entity <> a.entity`,
      options,
    );
    return rows.map(({ entity }) => entity);
  }

  /** Gives numbers these ids, whatever they had. */
  async name(names: ReadonlyMap<number, string>): Promise<void> {
    if (names.size === 0) return;
    const { engine, options } = this.#prepared;
    await using given = await engine.ingest('link_named', namedColumns, [[...names]], options);
    await this.#takeOut(names.keys());
    await engine.run(sql`insert into ${this.#names.name} (entity, id) select entity, id from ${given.name}`, options);
  }

  /** No record has these numbers any more. Nobody sees their names then but who looks for names that are taken. */
  end(entities: Iterable<number>): void {
    for (const entity of entities) this.#ended.push(entity);
  }

  /** Takes out the names of numbers that are to be named anew, and of those that ended. */
  async #takeOut(renamed: Iterable<number>): Promise<void> {
    const { engine, options } = this.#prepared;
    const ended = Int32Array.from([...this.#ended, ...renamed]);
    this.#ended = [];
    if (ended.length === 0) return;
    await using table = await engine.ingestNumbers('link_ended', [{ name: 'entity', type: 'integer' }], [[ended]], options);
    await engine.run(sql`delete from ${this.#names.name} where entity in (select entity from ${table.name})`, options);
  }

  /** The same as one table: rid, source, record_key, entity_id. The others go. */
  async intoTable(): Promise<WorkTable> {
    const { engine, options } = this.#prepared;
    const rows = await engine.materialize('link_entities', this.rows, options);
    await this[Symbol.asyncDispose]();
    return rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const table of [this.#members, this.#names]) await table.drop();
  }
}

/** Adds ids, which are of letters and digits of one byte each. @param points the code points of each, -1 behind it. */
function addNames(names: Map<number, string>, entities: ArrayLike<number>, points: ArrayLike<number>): void {
  const ids = Buffer.from(points).toString('latin1').split('\u00ff');
  for (let row = 0; row < entities.length; row += 1) names.set(entities[row] ?? 0, ids[row] ?? '');
}
