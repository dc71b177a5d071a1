import { sql, type WorkTable } from '@sogoc/engine';
import { named } from '../../evaluate/truth.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals } from '../standing.ts';
import type { EntityRow } from './entity-rows.ts';

/** Records whose entity is new or another. */
export interface Moves {
  /** New records whose entity's id is not told here, by column: the record, the new one that its entity is named after (0: the entity is not new), and one that has, or had, the entity already. */
  rids: number[];
  firsts: number[];
  likes: number[];
  /** The others. */
  rows: EntityRow[];
}

/** Writes what moved to the table of entities. @param near rid, entity_id of those that others are like. @param fresh rid, id: ids of entities by the new record that they are named after. @param gone rid. */
export async function writeMoves(
  prepared: Prepared,
  entities: WorkTable,
  { from, raw }: Arrivals,
  gone: WorkTable,
  { rids, firsts, likes, rows }: Moves,
  near: WorkTable,
  fresh: WorkTable,
): Promise<void> {
  const { engine, options } = prepared;
  if (rids.length > 0) {
    const columns = ['rid', 'first', 'like_rid'].map((name) => ({ name, type: 'integer' as const }));
    const batch = [rids, firsts, likes].map((column) => Int32Array.from(column));
    await using moved = await engine.ingestNumbers('link_moved', columns, [batch], options);
    await engine.run(
      sql`insert into ${entities.name} (rid, source, record_key, entity_id)
          select m.rid, r.name, r.key, coalesce(f.id, k.entity_id) from ${moved.name} m join ${named({ ...prepared, records: raw })} r on r.rid = m.rid
            left join ${fresh.name} f on f.rid = m.first left join ${near.name} k on k.rid = m.like_rid`,
      options,
    );
  }
  if (rows.length === 0 && gone.rows === 0) return;
  const columns = ['rid', 'source', 'record_key', 'entity_id'].map((name) => ({
    name,
    type: name === 'rid' ? ('integer' as const) : ('text' as const),
  }));
  await using written = await engine.ingest(
    'link_moved',
    columns,
    [rows.map((row) => [row.rid, row.source, row.record_key, row.entity_id])],
    options,
  );
  const away = sql`select rid from ${written.name} where rid < ${from} union select rid from ${gone.name}`;
  await engine.run(sql`delete from ${entities.name} where rid in (${away})`, options);
  if (rows.length > 0)
    await engine.run(sql`insert into ${entities.name} (rid, source, record_key, entity_id) select * from ${written.name}`, options);
}
