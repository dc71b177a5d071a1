import { sql, type WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../../cluster/entity-ids.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals, Settled } from '../standing.ts';
import { type EntityNumbers, firstOf, type Inherited, type Regrouped } from './entity-numbers.ts';
import type { EntityRows } from './entity-rows.ts';
import { nameEntities } from './name-entities.ts';
import { type Moves, writeMoves } from './write-entities.ts';

/**
 * Gives records grouped again their entities, and writes them. @param gone rid. @param mayClash may any new id be in use? @param salted see `nameEntities`.
 * @returns the records that were there before and whose entity is another.
 */
export async function settleEntities(
  prepared: Prepared,
  table: WorkTable,
  entities: EntityNumbers,
  arrivals: Arrivals,
  gone: WorkTable,
  regrouped: Regrouped,
  rows: EntityRows,
  mayClash: boolean,
  salted: Set<string>,
): Promise<Pick<Settled, 'lineage'> & { moved: readonly number[] }> {
  const ids = new Map<number, string>();
  const { owned, known, events } = await entities.inherit(regrouped, async (holders) => {
    const found = await rows.read([...holders.values()]);
    for (const [entity, rid] of holders) ids.set(entity, found.get(rid)?.entity_id ?? '');
    return ids;
  });
  const made = new Map(owned.flatMap(({ cluster, entity, isNew }) => (isNew ? [[firstOf(cluster), entity] as const] : [])));
  const unnamed = [...made].map(([first, entity]) => ({ first, isTaken: entity !== first }));
  const { old, fresh } = await nameEntities(prepared, table, arrivals, unnamed, rows, known, mayClash, salted);
  await using _ = fresh;
  for (const [first, id] of old) ids.set(made.get(first) ?? 0, id);
  const moves = await movesOf(entities, regrouped, owned, ids, rows);
  const naming = prepared.engine.all<{ rid: number; id: string }>(sql`select rid, id from ${fresh.name}`, prepared.options);
  const [named] = await Promise.all([naming, writeMoves(prepared, table, arrivals, gone, moves, await rows.near, fresh)]);
  for (const { rid, id } of named) ids.set(made.get(rid) ?? 0, id);
  for (const { cluster, entity } of owned) for (const rid of cluster) entities.set(rid, entity);
  const lineage = events.map(
    ({ event, entity, other, records }): LineageEvent => ({
      event,
      entityId: ids.get(entity) ?? '',
      otherId: other === null ? null : (ids.get(other) ?? ''),
      records,
    }),
  );
  return { lineage: lineage.sort(byEvent), moved: moves.rows.flatMap(({ rid }) => (rid < regrouped.from ? [rid] : [])) };
}

/** Records whose entity is new or another than it was. @param ids by entity: all but those that are named after new records, or that only new records join. */
async function movesOf(
  entities: EntityNumbers,
  regrouped: Regrouped,
  owned: Inherited['owned'],
  ids: ReadonlyMap<number, string>,
  rows: EntityRows,
): Promise<Moves> {
  const { from } = regrouped;
  const moves: Moves = { rids: [], firsts: [], likes: [], rows: [] };
  const told: { rid: number; entity: number }[] = [];
  for (const { cluster, entity, isNew } of owned) {
    const holder = isNew ? 0 : (cluster.find((rid) => entities.had(rid, regrouped) === entity) ?? 0);
    const like = regrouped.earlier.get(holder) ?? holder;
    const first = isNew ? firstOf(cluster) : 0;
    for (const rid of cluster) {
      if (rid < from && entities.of(rid) === entity) continue;
      if (rid < from || ids.has(entity)) told.push({ rid, entity });
      else {
        moves.rids.push(rid);
        moves.firsts.push(first);
        moves.likes.push(like);
      }
    }
  }
  const read = await rows.read(told.map(({ rid }) => rid));
  for (const { rid, entity } of told) {
    const row = read.get(rid);
    if (row) moves.rows.push({ ...row, entity_id: ids.get(entity) ?? '' });
  }
  return moves;
}

const byEvent = (a: LineageEvent, b: LineageEvent): number =>
  compare(a.event, b.event) || compare(a.entityId, b.entityId) || compare(a.otherId ?? '', b.otherId ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
