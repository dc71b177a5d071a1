import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import type { CompiledComparison } from './compiled-comparison.ts';

/** Must the values of the pair be looked at? */
export function comparedSql(compiled: CompiledComparison, i: number): Sql {
  const [left, right] = [id(`l${i}`), id(`r${i}`)];
  return compiled.equalIsFirst ? sql`${left} <> ${right}` : sql`${left} is not null and ${right} is not null`;
}

/** Pairs looked at to see whether values repeat. */
const looked = 500_000;
/** Where more than this share of the value pairs are different ones, finding them costs more than it saves. */
const mostlyDifferent = 0.7;

/** For each comparison: do the same two values meet in so many pairs that it pays to compare each two once? */
export async function repeatingPairs(prepared: Prepared, coded: WorkTable): Promise<boolean[]> {
  const { engine, comparisons, options } = prepared;
  const { dialect } = engine;
  if (comparisons.length === 0) return [];
  const counts = comparisons.map((compiled, i) => {
    const compared = comparedSql(compiled, i);
    const both: Sql = dialect.hashRow([sql`${id(`l${i}`)}`, sql`${id(`r${i}`)}`]);
    return sql`${dialect.countIf(compared)} as ${id(`n${i}`)}, ${dialect.approxDistinct(sql`case when ${compared} then ${both} end`)} as ${id(`d${i}`)}`;
  });
  const every = Math.max(1, Math.floor(coded.rows / looked));
  const row = await engine.one<Record<string, number>>(sql`select ${join(counts)} from ${coded.name} where l % ${every} = 0`, options);
  return comparisons.map((_, i) => (row[`d${i}`] ?? 0) < mostlyDifferent * (row[`n${i}`] ?? 0));
}
