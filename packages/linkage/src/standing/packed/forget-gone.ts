import { sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../../prepare/prepared.ts';
import type { StandingArrays } from './standing-arrays.ts';

export interface Forgotten {
  gone: ReadonlySet<number>;
  /** From the id of a changed record to the one that it had. */
  earlier: ReadonlyMap<number, number>;
  /** Names of the components that lost records. */
  touched: ReadonlySet<number>;
}

/** Takes out the records that are gone; those they were linked with stay together for now. @param table rid, again. */
export async function forgetGone({ engine, options }: Prepared, { records, graph, keys }: StandingArrays, table: WorkTable): Promise<Forgotten> {
  const { components } = records;
  const gone = new Set<number>();
  const earlier = new Map<number, number>();
  const touched = new Set<number>();
  if (table.rows === 0) return { gone, earlier, touched };
  for await (const [rids, again] of engine.streamNumbers(sql`select rid, again from ${table.name}`, options))
    for (const [row, rid] of (rids ?? []).entries()) {
      gone.add(rid);
      if (again?.[row]) earlier.set(again[row], rid);
    }
  for (const members of new Map([...gone].map((rid) => [components.nameOf(rid), components.members(rid)])).values()) {
    const left = members.filter((rid) => !gone.has(rid));
    components.group(left);
    for (const name of left.slice(0, 1)) touched.add(name);
  }
  for (const rid of gone) {
    records.forget(rid);
    graph.forget(rid);
    keys.forget(rid);
  }
  return { gone, earlier, touched };
}
