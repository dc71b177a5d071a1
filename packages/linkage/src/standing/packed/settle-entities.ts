import { sql, type WorkTable } from '@sogoc/engine';
import type { LineageEvent } from '../../cluster/entity-ids.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import type { Arrivals, Settled } from '../standing.ts';
import type { EntityNumbers, Inherited, Regrouped } from './entity-numbers.ts';
import { idsOfRecords, nameEntities, writeMoves } from './write-entities.ts';

/** Gives clusters formed again their entities, and writes them. @param mayClash may any new id be in use? */
export async function settleEntities(
  prepared: Prepared,
  table: WorkTable,
  entities: EntityNumbers,
  arrivals: Arrivals,
  regrouped: Regrouped,
  mayClash: boolean,
): Promise<Pick<Settled, 'lineage' | 'moved'>> {
  const ids = new Map<number, string>();
  const inherited = await entities.inherit(regrouped, async (asked) => {
    const found = await idsOfRecords(prepared, table, [...asked.values()]);
    for (const [entity, rid] of asked) ids.set(entity, found.get(rid) ?? '');
    return ids;
  });
  const moves = movesOf(entities, regrouped, inherited, arrivals.from);
  const firsts = [...new Set(moves.firsts.filter((first) => first > 0))];
  await using fresh = await nameEntities(prepared, table, arrivals, firsts, inherited.known.size, mayClash);
  const made = new Map(
    (await prepared.engine.all<{ rid: number; id: string }>(sql`select rid, id from ${fresh.name}`, prepared.options)).map(({ rid, id }) => [
      rid,
      id,
    ]),
  );
  const moved = await writeMoves(prepared, table, arrivals, moves, fresh);
  for (const [place, { entity, isNew }] of inherited.numbers.entries()) {
    const cluster = regrouped.clusters[place] ?? [];
    if (isNew) ids.set(entity, made.get(firstOf(cluster)) ?? '');
    for (const rid of cluster) entities.set(rid, entity);
  }
  const lineage = inherited.events.map(
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
function movesOf(entities: EntityNumbers, { clusters, before }: Regrouped, { numbers }: Inherited, from: number) {
  const holders = new Map(before.map((rid) => [entities.of(rid), rid]));
  const [rids, firsts, likes]: [number[], number[], number[]] = [[], [], []];
  for (const [place, { entity, isNew }] of numbers.entries()) {
    const cluster = clusters[place] ?? [];
    const first = firstOf(cluster);
    for (const rid of cluster) {
      if (rid < from && entities.of(rid) === entity) continue;
      rids.push(rid);
      firsts.push(isNew ? first : 0);
      likes.push(isNew ? 0 : (holders.get(entity) ?? 0));
    }
  }
  return { rids, firsts, likes };
}

const firstOf = (cluster: readonly number[]): number => cluster.reduce((least, rid) => Math.min(least, rid), Number.POSITIVE_INFINITY);

const byEvent = (a: LineageEvent, b: LineageEvent): number =>
  compare(a.event, b.event) || compare(a.entityId, b.entityId) || compare(a.otherId ?? '', b.otherId ?? '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
