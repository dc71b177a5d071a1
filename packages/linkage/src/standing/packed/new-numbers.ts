import { id, join, type NumberColumn, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { codedBlocks, codedRecords } from '../../prepare/coded-records.ts';
import type { Prepared } from '../../prepare/prepared.ts';
import { inputColumns, valueNames } from '../../prepare/raw-records.ts';
import { withKeptNumbers } from '../look-up-query.ts';
import { keptOf, numberRead } from './read-values.ts';

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
  /** By comparison that keeps one which its texts do not tell the number of their values (see `keptNumber`). */
  kept: ReadonlyMap<number, Int32Array>;
  /** By comparison whose texts are kept the code points of each, -1 behind it. */
  texts: ReadonlyMap<number, Int32Array>;
}

/** Names a record as one number. */
export const keyHash = ({ engine }: Prepared): Sql => engine.dialect.hashRow([sql`source`, engine.dialect.hash64(sql`key`)]);

/** Stores new records in the engine. @param raw the new records. */
export async function storeNew({ engine, model, rules, records, comparisons, options }: Prepared, raw: WorkTable): Promise<void> {
  if (raw.rows === 0) return;
  const coded = codedRecords(sql`${raw.name}`, model, rules, comparisons, engine.dialect, true);
  await engine.run(sql`insert into ${records.name} ${coded}`, options);
}

/** Reads what new records bring: few columns of a table that is there. @param raw the new records. */
export async function readNumbers(prepared: Prepared, raw: WorkTable): Promise<NewNumbers> {
  const { engine, model, rules, comparisons, options } = prepared;
  const stored = codedBlocks(model, rules, comparisons, engine.dialect).filter(({ position }) => rules[position]?.predicts);
  const names = valueNames(model, rules);
  const valueColumn = (i: number): string => comparisons.slice(i, i + 1).flatMap(({ comparison }) => inputColumns(comparison, names))[0] ?? '';
  const kept = comparisons.flatMap((compiled, i) => (numberRead(compiled, options) ? [i] : []));
  const texts = comparisons.flatMap((compiled, i) => (keptOf(compiled, options).text ? [i] : []));
  const known = ['rid', 'source', 'key', ...names.values(), ...comparisons.map((_, i) => `c${i}`)];
  const valued = withKeptNumbers(sql`select ${join(known.map((name) => id(name)))} from ${raw.name}`, known, comparisons, kept, valueColumn);
  const bigints = [
    sql`case when key is not null then ${keyHash(prepared)} end`,
    ...comparisons.map((_, i) => id(`c${i}`)),
    ...stored.map(({ block }) => block),
    ...kept.map((i) => id(`k${i}`)),
  ].map((number) => sql`coalesce(${number}, -1)`);
  const columns = [sql`rid`, sql`source`, ...bigints, ...texts.map((i) => sql`coalesce(${id(valueColumn(i))}, '')`)];
  const read: NumberColumn[][] = columns.map(() => []);
  if (raw.rows > 0)
    for await (const batch of engine.streamNumbers(sql`select ${join(columns)} from (${valued}) valued`, options))
      for (const [column, values] of batch.entries()) read[column]?.push(values);
  const all = read.map(joined);
  const [rids = none, sources = none, keys = none, ...others] = all;
  const from = (first: number, places: readonly number[]) => new Map(places.map((place, n) => [place, others[first + n] ?? none]));
  const blocks = from(
    comparisons.length,
    stored.map(({ position }) => position),
  );
  const numbersFrom = comparisons.length + stored.length;
  return {
    rids,
    sources,
    keys,
    codes: others.slice(0, comparisons.length),
    blocks,
    kept: from(numbersFrom, kept),
    texts: from(numbersFrom + kept.length, texts),
  };
}

const none = new Int32Array(0);

/** What came in parts as one. */
function joined(parts: readonly NumberColumn[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
