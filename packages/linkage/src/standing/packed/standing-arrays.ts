import { sql, type WorkTable } from '@sogoc/engine';
import type { PackedRecords } from '../../packed/packed-records.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import { Components } from './components.ts';
import { EntityNumbers } from './entity-numbers.ts';
import { LinkGraph } from './link-graph.ts';
import { roomFor, StandingRecords } from './standing-records.ts';

/** What a change reads and changes of the records that stand. */
export interface StandingArrays {
  records: StandingRecords;
  graph: LinkGraph;
  components: Components;
  entities: EntityNumbers;
}

/** Bytes that the arrays take for so many records and pairs, at most. */
export const bytesOfArrays = (prepared: Prepared, records: number, pairs: number): number =>
  StandingRecords.bytes(prepared, prepared.rules, records) + LinkGraph.bytes(roomFor(records), pairs * 1.25) + roomFor(records) * 12;

/** @param weighed l, r, weight. @param clusters rid, cluster, component. */
export async function layOutArrays(
  prepared: Prepared,
  rules: readonly PlacedRule[],
  packed: PackedRecords,
  { weighed, clusters }: { weighed: WorkTable; clusters: WorkTable },
): Promise<StandingArrays> {
  const { engine, options } = prepared;
  const records = new StandingRecords(prepared, rules, packed);
  const room = roomFor(packed.size);
  const graph = new LinkGraph(room, weighed.rows * 1.25);
  for await (const [l, r, weights] of engine.streamNumbers(sql`select l, r, weight from ${weighed.name}`, options))
    for (let row = 0; row < (l?.length ?? 0); row += 1) graph.add(l?.[row] ?? 0, r?.[row] ?? 0, weights?.[row] ?? 0);
  const components = new Components(room);
  const entities = new EntityNumbers(room);
  const grouped = sql`select rid, cluster, component from ${clusters.name} where component <> rid or cluster <> rid`;
  for await (const [rids, names, groups] of engine.streamNumbers(grouped, options))
    for (const [row, rid] of (rids ?? []).entries()) {
      entities.set(rid, names?.[row] ?? 0);
      components.join(rid, groups?.[row] ?? rid);
    }
  return { records, graph, components, entities };
}
