import { sql, type WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../../cluster/entity-ids.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals, Settled } from '../standing.ts';
import { type EntityNumbers, firstOf, type Inherited, type Regrouped } from './entity-numbers.ts';
import { type Moves, nameEntities, rowsOf, writeMoves } from './write-entities.ts';

/** Gives records grouped again their entities, and writes them. @param mayClash may any new id be in use? */
export async function settleEntities(
  prepared: Prepared,
  table: WorkTable,
  entities: EntityNumbers,
  arrivals: Arrivals,
  regrouped: Regrouped,
  mayClash: boolean,
): Promise<Pick<Settled, 'lineage' | 'moved'>> {
  const ids = new Map<number, string>();
  const { owned, known, events } = await entities.inherit(regrouped, async (holders) => {
    const rows = await rowsOf<{ rid: number; entity_id: string }>(prepared, sql`rid, entity_id`, table, [...holders.values()]);
    const found = new Map(rows.map((row) => [row.rid, row.entity_id]));
    for (const [entity, rid] of holders) ids.set(entity, found.get(rid) ?? '');
    return ids;
  });
  const moves = movesOf(entities, regrouped, owned);
  const made = new Map(owned.flatMap(({ cluster, entity, isNew }) => (isNew ? [[firstOf(cluster), entity] as const] : [])));
  await using fresh = await nameEntities(prepared, table, arrivals, [...made.keys()], known, mayClash);
  const named = await prepared.engine.all<{ rid: number; id: string }>(sql`select rid, id from ${fresh.name}`, prepared.options);
  for (const { rid, id } of named) ids.set(made.get(rid) ?? 0, id);
  const moved = await writeMoves(prepared, table, arrivals, moves, fresh);
  for (const { cluster, entity } of owned) for (const rid of cluster) entities.set(rid, entity);
  const lineage = events.map(
    ({ event, entity, other, records }): LineageEvent => ({
      event,
      entityId: ids.get(entity) ?? '',
      otherId: other === null ? null : (ids.get(other) ?? ''),
      records,
    }),
  );
  return { lineage: lineage.sort(byEvent), moved };
}

/** Records whose entity is new or another than it was. */
function movesOf(entities: EntityNumbers, regrouped: Regrouped, owned: Inherited['owned']): Moves {
  const moves: Moves = { rids: [], firsts: [], likes: [] };
  for (const { cluster, entity, isNew } of owned) {
    const holder = isNew ? 0 : (cluster.find((rid) => entities.had(rid, regrouped) === entity) ?? 0);
    const like = regrouped.earlier.get(holder) ?? holder;
    const first = isNew ? firstOf(cluster) : 0;
    for (const rid of cluster) {
      if (rid < regrouped.from && entities.of(rid) === entity) continue;
      moves.rids.push(rid);
      moves.firsts.push(first);
      moves.likes.push(like);
    }
  }
  return moves;
}

const byEvent = (a: LineageEvent, b: LineageEvent): number =>
  compare(a.event, b.event) || compare(a.entityId, b.entityId) || compare(a.otherId ?? '', b.otherId ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
