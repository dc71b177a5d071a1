import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { newId } from '../../cluster/entity-ids.ts';
import { named } from '../../evaluate/truth.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals } from '../standing.ts';

/** Records whose entity is new or another, by column. */
export interface Moves {
  rids: readonly number[];
  /** The record that a new entity is named after; 0: the entity is not new. */
  firsts: readonly number[];
  /** A record that has, or had, the entity already; 0: it is new. */
  likes: readonly number[];
}

/** Record ids as a table with rid. Who asks for it drops it. */
export const tableOfIds = ({ engine, options }: Prepared, hint: string, rids: readonly number[]): Promise<WorkTable> =>
  engine.ingestNumbers(hint, [{ name: 'rid', type: 'integer' }], [[Int32Array.from(rids)]], options);

/** The entity ids of records. */
export async function idsOfRecords(prepared: Prepared, entities: WorkTable, rids: readonly number[]): Promise<Map<number, string>> {
  if (rids.length === 0) return new Map();
  await using asked = await tableOfIds(prepared, 'link_asked', rids);
  const rows = await prepared.engine.all<{ rid: number; entity_id: string }>(
    sql`select rid, entity_id from ${entities.name} where rid in (select rid from ${asked.name})`,
    prepared.options,
  );
  return new Map(rows.map(({ rid, entity_id }) => [rid, entity_id]));
}

/**
 * Ids for new entities, as `assignEntityIds` makes them: rid (the first record), id.
 * @param known how many entities there were in the components concerned. @param mayClash may any id be in use? Else only those of records that were there before.
 */
export async function nameEntities(
  prepared: Prepared,
  entities: WorkTable,
  { from, raw }: Arrivals,
  firsts: readonly number[],
  known: number,
  mayClash: boolean,
): Promise<WorkTable> {
  const { engine, options } = prepared;
  await using asked = await tableOfIds(prepared, 'link_firsts', firsts);
  const isAsked = sql`rid in (select rid from ${asked.name})`;
  const isOld = firsts.some((rid) => rid < from);
  const old = isOld ? sql` union all select rid, source, record_key from ${entities.name} where rid < ${from} and ${isAsked}` : sql``;
  const records = sql`select rid, name as source, key as record_key from ${named({ ...prepared, records: raw })} raw where ${isAsked}${old}`;
  const id = (salt: string): Sql => newId(sql`source`, sql`record_key`, sql`${salt}`, engine.dialect);
  const first = await engine.materialize('link_fresh', sql`select rid, source, record_key, ${id('')} as id from (${records}) named`, options);
  if (!mayClash && !isOld) return first;
  await using before = first;
  const clashes = sql`select f.rid from ${entities.name} e join (select * from ${before.name}${mayClash ? sql`` : sql` where rid < ${from}`}) f on f.id = e.entity_id`;
  return await engine.materialize(
    'link_fresh',
    sql`select rid, case when rid in (${clashes}) then ${id(`:${known}`)} else id end as id from ${before.name}`,
    options,
  );
}

/** Writes what moved to the table of entities. @param fresh see `nameEntities`. @param gone rid. */
export async function writeMoves(
  prepared: Prepared,
  entities: WorkTable,
  { from, raw, gone }: Arrivals,
  { rids, firsts, likes }: Moves,
  fresh: WorkTable,
): Promise<WorkTable> {
  const { engine, options } = prepared;
  const columns = ['rid', 'first', 'like_rid'].map((name) => ({ name, type: 'integer' as const }));
  const moved = await engine.ingestNumbers('link_moved', columns, [[rids, firsts, likes].map((column) => Int32Array.from(column))], options);
  const isOld = rids.some((rid) => rid < from);
  const old = isOld
    ? sql` union all select rid, source, record_key from ${entities.name} where rid < ${from} and rid in (select rid from ${moved.name})`
    : sql``;
  const ids = sql`select rid, entity_id from ${entities.name} where rid in (select like_rid from ${moved.name})`;
  await using written = await engine.materialize(
    'link_entities',
    sql`select m.rid, r.source, r.record_key, coalesce(f.id, k.entity_id) as entity_id from ${moved.name} m
        join (select rid, name as source, key as record_key from ${named({ ...prepared, records: raw })} raw${old}) r on r.rid = m.rid
          left join ${fresh.name} f on f.rid = m.first left join (${ids}) k on k.rid = m.like_rid`,
    options,
  );
  if (isOld || gone.rows > 0)
    await engine.run(
      sql`delete from ${entities.name} where rid in (select rid from ${moved.name} where rid < ${from} union select rid from ${gone.name})`,
      options,
    );
  await engine.run(sql`insert into ${entities.name} (rid, source, record_key, entity_id) select * from ${written.name}`, options);
  return moved;
}
