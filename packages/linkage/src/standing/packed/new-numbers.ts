import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../../prepare/prepared.ts';

/** What new records bring as numbers, in the order of `rids`; a number of 64 bits as its two halves, the low one first, -1 where there is none. */
export interface NewNumbers {
  rids: Int32Array;
  /** Hashes of source and key. */
  keys: Int32Array;
  /** By comparison. */
  codes: readonly Int32Array[];
}

/** Names a record as one number. */
export const keyHash = ({ engine }: Prepared): Sql => engine.dialect.hashRow([sql`source`, sql`key`]);

/** @param raw the new records. */
export async function readNewNumbers(prepared: Prepared, raw: WorkTable): Promise<NewNumbers> {
  const { engine, comparisons, options } = prepared;
  const rids = new Int32Array(raw.rows);
  const halves = [null, ...comparisons].map(() => new Int32Array(2 * raw.rows));
  const codes = comparisons.map((_, i) => sql`coalesce(${id(`c${i}`)}, -1)`);
  let at = 0;
  if (raw.rows > 0)
    for await (const [some, ...columns] of engine.streamNumbers(
      sql`select ${join([sql`rid`, keyHash(prepared), ...codes])} from ${raw.name}`,
      options,
    )) {
      rids.set(some ?? [], at);
      for (const [column, values] of columns.entries()) halves[column]?.set(values, 2 * at);
      at += some?.length ?? 0;
    }
  const [keys = new Int32Array(0), ...others] = halves;
  return { rids, keys, codes: others };
}
