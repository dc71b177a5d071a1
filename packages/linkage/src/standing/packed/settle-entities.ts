import { sql, type WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../../cluster/entity-ids.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals, Settled } from '../standing.ts';
import type { EntityNumbers, Inherited, Regrouped } from './entity-numbers.ts';
import type { EntityRows } from './entity-rows.ts';
import { nameEntities } from './name-entities.ts';
import type { RecordGroups } from './record-groups.ts';
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
  const { clusters } = regrouped;
  const inherited = await entities.inherit(regrouped, async (holders) => {
    const found = await rows.read([...holders.values()]);
    for (const [entity, rid] of holders) ids.set(entity, found.get(rid)?.entity_id ?? '');
    return ids;
  });
  const { known, events } = inherited;
  const made = madeBy(clusters, inherited);
  const unnamed = [...made].map(([first, entity]) => ({ first, isTaken: entity !== first }));
  const { old, fresh } = await nameEntities(prepared, table, arrivals, unnamed, rows, known, mayClash, salted);
  await using _ = fresh;
  for (const [first, id] of old) ids.set(made.get(first) ?? 0, id);
  const moves = await movesOf(entities, regrouped, inherited, ids, rows);
  const naming = prepared.engine.all<{ rid: number; id: string }>(sql`select rid, id from ${fresh.name}`, prepared.options);
  const [named] = await Promise.all([naming, writeMoves(prepared, table, arrivals, gone, moves, await rows.near, fresh)]);
  for (const { rid, id } of named) ids.set(made.get(rid) ?? 0, id);
  setEntities(entities, clusters, inherited.entities);
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
  { entities: owned, isNew }: Inherited,
  ids: ReadonlyMap<number, string>,
  rows: EntityRows,
): Promise<Moves> {
  const { clusters, from, earlier } = regrouped;
  const moves: Moves = { rids: [], firsts: [], likes: [], rows: [] };
  const told: { rid: number; entity: number }[] = [];
  const move = (cluster: number): void => {
    const entity = owned[cluster] ?? 0;
    let like = -1;
    for (let place = clusters.start(cluster); place < clusters.start(cluster + 1); place += 1) {
      const rid = clusters.at(place);
      if (rid < from && entities.of(rid) === entity) continue;
      if (rid < from || ids.has(entity)) {
        told.push({ rid, entity });
        continue;
      }
      if (like < 0) like = isNew[cluster] === 1 ? 0 : holderOf(entities, regrouped, cluster, entity);
      moves.rids.push(rid);
      moves.firsts.push(isNew[cluster] === 1 ? clusters.firstOf(cluster) : 0);
      moves.likes.push(earlier.get(like) ?? like);
    }
  };
  for (let cluster = 0; cluster < clusters.count; cluster += 1) move(cluster);
  const read = await rows.read(told.map(({ rid }) => rid));
  for (const { rid, entity } of told) {
    const row = read.get(rid);
    if (row) moves.rows.push({ ...row, entity_id: ids.get(entity) ?? '' });
  }
  return moves;
}

/** New entities by the record that each is named after. */
function madeBy(clusters: RecordGroups, { entities, isNew }: Inherited): Map<number, number> {
  const made = new Map<number, number>();
  for (let cluster = 0; cluster < clusters.count; cluster += 1) if (isNew[cluster] === 1) made.set(clusters.firstOf(cluster), entities[cluster] ?? 0);
  return made;
}

function setEntities(entities: EntityNumbers, clusters: RecordGroups, owned: Int32Array): void {
  for (let cluster = 0; cluster < clusters.count; cluster += 1)
    for (let place = clusters.start(cluster); place < clusters.start(cluster + 1); place += 1) entities.set(clusters.at(place), owned[cluster] ?? 0);
}

/** A record of a cluster that had its entity. */
function holderOf(entities: EntityNumbers, regrouped: Regrouped, cluster: number, entity: number): number {
  const { clusters } = regrouped;
  for (let place = clusters.start(cluster); place < clusters.start(cluster + 1); place += 1)
    if (entities.had(clusters.at(place), regrouped) === entity) return clusters.at(place);
  return 0;
}

const byEvent = (a: LineageEvent, b: LineageEvent): number =>
  compare(a.event, b.event) || compare(a.entityId, b.entityId) || compare(a.otherId ?? '', b.otherId ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
