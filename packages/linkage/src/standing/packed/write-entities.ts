import { join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { newId } from '../../cluster/entity-ids.ts';
import { named } from '../../evaluate/truth.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals } from '../standing.ts';

/** Records whose entity is new or another, by column. */
export interface Moves {
  rids: number[];
  /** The record that a new entity is named after; 0: the entity is not new. */
  firsts: number[];
  /** A record that has, or had, the entity already; 0: it is new. */
  likes: number[];
}

/** Record ids as a table with rid. Who asks for it drops it. */
const tableOfIds = ({ engine, options }: Prepared, hint: string, rids: readonly number[]): Promise<WorkTable> =>
  engine.ingestNumbers(hint, [{ name: 'rid', type: 'integer' }], [[Int32Array.from(rids)]], options);

/** Ids that are written into a statement: of a table that it is joined with every text would be read. */
const written = 1000;

/** Rows of some records: of a relation that has rid. */
export async function rowsOf<R extends { rid: number }>(
  prepared: Prepared,
  columns: Sql,
  relation: WorkTable,
  rids: readonly number[],
): Promise<R[]> {
  const rows: R[] = [];
  for (let at = 0; at < rids.length; at += written) {
    const some = join(rids.slice(at, at + written));
    rows.push(...(await prepared.engine.all<R>(sql`select ${columns} from ${relation.name} where rid in (${some})`, prepared.options)));
  }
  return rows;
}

/**
 * Ids for new entities, as `assignEntityIds` makes them, and never one that is in use: rid (the first record), id.
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
  let fresh = await engine.materialize('link_fresh', sql`select rid, source, record_key, ${id('')} as id from (${records}) named`, options);
  if (!mayClash && !isOld) return fresh;
  const some = mayClash ? sql`` : sql` where rid < ${from}`;
  for (let salt = known; ; salt += 1) {
    const taken = sql`select f.rid from ${entities.name} e join (select * from ${fresh.name}${some}) f on f.id = e.entity_id`;
    const clashes = await engine.all<{ rid: number }>(taken, options);
    if (clashes.length === 0) return fresh;
    await using before = fresh;
    const other = sql`case when rid in (${join(clashes.map(({ rid }) => rid))}) then ${id(`:${salt}`)} else id end`;
    fresh = await engine.materialize('link_fresh', sql`select rid, source, record_key, ${other} as id from ${before.name}`, options);
  }
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
