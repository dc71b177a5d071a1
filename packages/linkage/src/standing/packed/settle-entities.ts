import type { WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../../cluster/entity-ids.ts';
import type { Arrivals, Settled } from '../standing.ts';
import type { EntityNumbers, Inherited, Regrouped } from './entity-numbers.ts';
import type { Moves } from './entity-tables.ts';
import { type Naming, nameEntities, type Unnamed } from './name-entities.ts';
import type { RecordGroups } from './record-groups.ts';

/**
 * Gives records grouped again their entities, and writes them. @param gone rid.
 * @returns the records that were there before and whose entity is another.
 */
export async function settleEntities(
  naming: Omit<Naming, 'known'>,
  entities: EntityNumbers,
  { from, raw }: Arrivals,
  gone: WorkTable,
  regrouped: Regrouped,
): Promise<Pick<Settled, 'lineage'> & { moved: Int32Array }> {
  const { tables } = naming;
  const { clusters } = regrouped;
  let before: ReadonlyMap<number, string> = new Map();
  const inherited = await entities.inherit(regrouped, async (asked) => {
    before = await tables.idsOf(asked);
    return before;
  });
  const moves = movesOf(entities, regrouped, inherited);
  const fresh = await tables.move(moves, gone, from, raw);
  const made = await nameEntities({ ...naming, known: inherited.known }, namedAfterOld(clusters, inherited, from), fresh);
  tables.end(inherited.ended);
  const idOf = (entity: number): string => made.get(entity) ?? before.get(entity) ?? '';
  const lineage = inherited.events.map(
    ({ event, entity, other, records }): LineageEvent => ({
      event,
      entityId: idOf(entity),
      otherId: other === null ? null : idOf(other),
      records,
    }),
  );
  return { lineage: lineage.sort(byEvent), moved: moves.rids.filter((rid) => rid < from) };
}

/** Records whose entity is new or another than it was, which it is from now on. */
function movesOf(entities: EntityNumbers, { clusters, from }: Regrouped, { entities: owned }: Inherited): Moves {
  const [rids, numbers] = [new Int32Array(clusters.records), new Int32Array(clusters.records)];
  let count = 0;
  for (let cluster = 0; cluster < clusters.count; cluster += 1) {
    const entity = owned[cluster] ?? 0;
    for (let place = clusters.start(cluster); place < clusters.start(cluster + 1); place += 1) {
      const rid = clusters.at(place);
      if (rid < from && entities.of(rid) === entity) continue;
      rids[count] = rid;
      numbers[count] = entity;
      count += 1;
      entities.set(rid, entity);
    }
  }
  return { rids: rids.subarray(0, count), entities: numbers.subarray(0, count) };
}

/** New entities named after records that were there before. */
function namedAfterOld(clusters: RecordGroups, { entities, isNew }: Inherited, from: number): Unnamed[] {
  const olds: Unnamed[] = [];
  for (let cluster = 0; cluster < clusters.count; cluster += 1)
    if (isNew[cluster] === 1 && clusters.firstOf(cluster) < from) olds.push({ entity: entities[cluster] ?? 0, first: clusters.firstOf(cluster) });
  return olds;
}

const byEvent = (a: LineageEvent, b: LineageEvent): number =>
  compare(a.event, b.event) || compare(a.entityId, b.entityId) || compare(a.otherId ?? '', b.otherId ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
