import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { codedBlocks, codedRecords } from '../../prepare/coded-records.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { checkKeys } from '../../prepare/raw-records.ts';
import { RecordKeys } from './record-keys.ts';

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

/**
 * Stores new records in the engine, and gives what they bring: one statement, since storing a few thousand takes less than planning another.
 * @param raw the new records.
 * @throws LinkageError where a key is missing or names several of them; none is stored then.
 */
export async function storeNew(prepared: Prepared, raw: WorkTable): Promise<NewNumbers> {
  const { engine, model, rules, records, comparisons, options } = prepared;
  const stored = codedBlocks(model, rules, comparisons, engine.dialect).map(({ position }) => position);
  const codes = comparisons.map((_, i) => id(`c${i}`));
  const positions = rules.flatMap((rule) => (rule.predicts && stored.includes(rule.position) ? [rule.position] : []));
  const hash = sql`case when key is not null then ${keyHash(prepared)} end`;
  const columns = [hash, ...codes, ...positions.map((position) => id(`b${position}`))].map((number) => sql`coalesce(${number}, -1)`);
  const [rids, sources] = [new Int32Array(raw.rows), new Int32Array(raw.rows)];
  const halves = columns.map(() => new Int32Array(2 * raw.rows));
  let at = 0;
  if (raw.rows > 0) {
    const coded = codedRecords(sql`${raw.name}`, model, rules, comparisons, engine.dialect, true);
    const statement = sql`insert into ${records.name} ${coded} returning ${join([sql`rid, source`, ...columns])}`;
    for await (const [some, from, ...numbers] of engine.streamNumbers(statement, options)) {
      rids.set(some ?? [], at);
      sources.set(from ?? [], at);
      for (const [column, values] of numbers.entries()) halves[column]?.set(values, 2 * at);
      at += some?.length ?? 0;
    }
  }
  const [keys = new Int32Array(0), ...others] = halves;
  if (mayRepeat(keys)) await refuseBadKeys(prepared, raw, rids);
  const blocks = new Map(positions.map((position, n) => [position, others[comparisons.length + n] ?? keys]));
  return { rids, sources, keys, codes: others.slice(0, comparisons.length), blocks };
}

/** Is a key missing, or do two records share a hash? @param keys in halves, the low one first. */
function mayRepeat(keys: Int32Array): boolean {
  const known = new RecordKeys(keys.length / 2 + 1);
  for (let at = 0; at < keys.length; at += 2) {
    const [low, high] = [keys[at] ?? 0, keys[at + 1] ?? 0];
    if (high < 0 || known.first(high, low) !== 0) return true;
    known.add(at / 2 + 1, high, low);
  }
  return false;
}

async function refuseBadKeys({ engine, records, sources, options }: Prepared, raw: WorkTable, rids: Int32Array): Promise<void> {
  try {
    await checkKeys(engine, raw, sources);
  } catch (error) {
    const least = rids.reduce((one, other) => Math.min(one, other), rids[0] ?? 0);
    await engine.run(sql`delete from ${records.name} where rid >= ${least}`, options);
    throw error;
  }
}
