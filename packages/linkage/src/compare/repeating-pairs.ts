import { type Dialect, id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import { openBit } from './pair-facts.ts';

/** Must the values of the pair be looked at? */
export const looksAt = (i: number, dialect: Dialect): Sql => sql`${dialect.bitAnd(sql`open`, sql`${openBit(i)}`)} <> 0`;

/** The code to look up; null, which a join passes over, where that is not needed. */
export const keySql = (i: number, side: 'l' | 'r', dialect: Dialect): Sql => sql`case when ${looksAt(i, dialect)} then ${id(`${side}${i}`)} end`;

/** Pairs looked at to see whether values repeat. */
const looked = 500_000;
/** Where more than this share of the value pairs are different ones, finding them costs more than it saves. */
const mostlyDifferent = 0.7;

/**
 * Of the comparisons asked for those that some pair has open, and whether in them the same two values meet in so many pairs that it pays to compare each two once.
 */
export async function repeatingPairs(prepared: Prepared, coded: WorkTable, asked: readonly number[]): Promise<ReadonlyMap<number, boolean>> {
  const { engine, options } = prepared;
  const { dialect } = engine;
  if (asked.length === 0) return new Map();
  const counts = asked.map((i) => {
    const compared = looksAt(i, dialect);
    const both = dialect.hashRow([sql`${id(`l${i}`)}`, sql`${id(`r${i}`)}`]);
    return sql`${dialect.countIf(compared)} as ${id(`n${i}`)}, ${dialect.approxDistinct(sql`case when ${compared} then ${both} end`)} as ${id(`d${i}`)}`;
  });
  const every = Math.max(1, Math.floor(coded.rows / looked));
  const row = await engine.one<Record<string, number>>(sql`select ${join(counts)} from ${coded.name} where l % ${every} = 0`, options);
  const open = asked.filter((i) => every > 1 || (row[`n${i}`] ?? 0) > 0);
  return new Map(open.map((i) => [i, options.scoreValues !== undefined || (row[`d${i}`] ?? 0) < mostlyDifferent * (row[`n${i}`] ?? 0)]));
}
