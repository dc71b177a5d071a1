import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { codedBlocks } from '../../prepare/coded-records.ts';
import type { Prepared } from '../../prepare/prepared.ts';

/** What new records bring as numbers, in the order of `rids`; a number of 64 bits as its two halves, the low one first, -1 where there is none. */
export interface NewNumbers {
  rids: Int32Array;
  sources: Int32Array;
  /** Hashes of source and key. */
  keys: Int32Array;
  /** By comparison. */
  codes: readonly Int32Array[];
  /** By position of their rule, where the codes do not tell them. */
  blocks: ReadonlyMap<number, ArrayLike<number>>;
}

/** Names a record as one number. */
export const keyHash = ({ engine }: Prepared): Sql => engine.dialect.hashRow([sql`source`, engine.dialect.hash64(sql`key`)]);

/** @param raw the new records. */
export async function readNewNumbers(prepared: Prepared, raw: WorkTable): Promise<NewNumbers> {
  const { engine, model, rules, comparisons, options } = prepared;
  const blocks = codedBlocks(
    model,
    rules.filter((rule) => rule.predicts),
    comparisons,
    engine.dialect,
  );
  const [rids, sources] = [new Int32Array(raw.rows), new Int32Array(raw.rows)];
  const halves = [null, ...comparisons, ...blocks].map(() => new Int32Array(2 * raw.rows));
  const numbers = [keyHash(prepared), ...comparisons.map((_, i) => id(`c${i}`)), ...blocks.map(({ block }) => block)];
  let at = 0;
  if (raw.rows > 0)
    for await (const [some, from, ...columns] of engine.streamNumbers(
      sql`select ${join([sql`rid, source`, ...numbers.map((number) => sql`coalesce(${number}, -1)`)])} from ${raw.name}`,
      options,
    )) {
      rids.set(some ?? [], at);
      sources.set(from ?? [], at);
      for (const [column, values] of columns.entries()) halves[column]?.set(values, 2 * at);
      at += some?.length ?? 0;
    }
  const [keys = new Int32Array(0), ...others] = halves;
  const codes = others.slice(0, comparisons.length);
  return { rids, sources, keys, codes, blocks: new Map(blocks.map(({ position }, n) => [position, others[comparisons.length + n] ?? keys])) };
}
