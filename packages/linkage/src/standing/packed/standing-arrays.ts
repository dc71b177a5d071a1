import { sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../../model/link-model.ts';
import type { PlacedRule, Prepared } from '../../prepare/prepared.ts';
import type { MostWeight } from './chain-pairs.ts';
import { EntityNumbers } from './entity-numbers.ts';
import { KnownValues } from './known-values.ts';
import { LinkGraph } from './link-graph.ts';
import { keyHash } from './new-numbers.ts';
import { packKnown } from './pack-known.ts';
import { keptOf, readDictionary } from './read-values.ts';
import { RecordKeys } from './record-keys.ts';
import { RecordSets } from './record-sets.ts';
import { roomFor, StandingRecords } from './standing-records.ts';

/** What a change reads and changes of the records that stand. */
export interface StandingArrays {
  records: StandingRecords;
  graph: LinkGraph;
  entities: EntityNumbers;
  /** By comparison. */
  values: readonly KnownValues[];
  keys: RecordKeys;
}

/** Bytes that the arrays take for so many records and pairs, at most. */
export function bytesOfArrays(prepared: Prepared, records: number, pairs: number): number {
  const room = roomFor(records);
  const others = LinkGraph.bytes(room, pairs * 1.25) + RecordKeys.bytes(room) + RecordSets.bytes(room) + room * 16;
  // Every record that came later may have brought values of its own.
  const values = prepared.comparisons.map((compiled, i) =>
    KnownValues.bytes(
      roomFor((prepared.dictionaries[i]?.rows ?? 0) + Math.max(0, records - prepared.records.rows)),
      keptOf(compiled, prepared.options),
    ),
  );
  return StandingRecords.bytes(prepared, prepared.rules, records) + values.reduce((sum, bytes) => sum + bytes, others);
}

/** @param weighed l, r, weight. @param clusters rid, cluster, component. */
export async function layOutArrays(
  prepared: Prepared,
  model: LinkModel,
  rules: readonly PlacedRule[],
  mostWeight: MostWeight,
  { weighed, clusters }: { weighed: WorkTable; clusters: WorkTable },
): Promise<StandingArrays> {
  const { engine, options } = prepared;
  const values = prepared.comparisons.map(
    (compiled, i) => new KnownValues(roomFor(prepared.dictionaries[i]?.rows ?? 0), keptOf(compiled, prepared.options)),
  );
  for (const [i, known] of values.entries()) await readDictionary(prepared, model, i, known);
  const packing = await packKnown(prepared, rules, values, roomFor);
  const { packed } = packing;
  const records = new StandingRecords({ prepared, rules, values, mostWeight }, packing);
  const room = roomFor(packed.size);
  const graph = new LinkGraph(room, weighed.rows * 1.25);
  for await (const [l, r, weights] of engine.streamNumbers(sql`select l, r, weight from ${weighed.name}`, options))
    for (let row = 0; row < (l?.length ?? 0); row += 1) graph.add(l?.[row] ?? 0, r?.[row] ?? 0, weights?.[row] ?? 0);
  const entities = new EntityNumbers(room);
  const grouped = sql`select rid, cluster, component from ${clusters.name} where component <> rid or cluster <> rid`;
  for await (const [rids, names, groups] of engine.streamNumbers(grouped, options))
    for (const [row, rid] of (rids ?? []).entries()) {
      entities.set(rid, names?.[row] ?? 0);
      records.components.join(rid, groups?.[row] ?? rid);
    }
  const keys = new RecordKeys(room);
  for await (const [rids, hashes] of engine.streamNumbers(sql`select rid, ${keyHash(prepared)} from ${prepared.records.name}`, options))
    for (const [row, rid] of (rids ?? []).entries()) keys.add(rid, hashes?.[2 * row + 1] ?? 0, hashes?.[2 * row] ?? 0);
  return { records, graph, entities, values, keys };
}

/** The pairs and components as tables: l, r, weight; rid, cluster, component, where the clusters are not told apart from the components. */
export async function tablesOfArrays(
  { engine, options }: Prepared,
  { records, graph }: StandingArrays,
): Promise<{ weighed: WorkTable; clusters: WorkTable }> {
  const { size, cells, width } = records.packed;
  const rids = Int32Array.from({ length: size }, (_, rid) => rid).filter((rid) => rid > 0 && (cells[rid * width] ?? -1) >= 0);
  const names = rids.map((rid) => records.components.nameOf(rid));
  const integers = (...columns: string[]) => columns.map((name) => ({ name, type: 'integer' as const }));
  const weighed = await engine.ingestNumbers('link_predicted', [...integers('l', 'r'), { name: 'weight', type: 'double' }], [graph.all()], options);
  const clusters = await engine.ingestNumbers('link_clusters', integers('rid', 'cluster', 'component'), [[rids, names, names]], options);
  return { weighed, clusters };
}
