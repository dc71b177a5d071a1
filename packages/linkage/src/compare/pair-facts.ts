import { id, join, type Sql, sql } from '@sogoc/engine';
import type { Prepared } from '../prepare/prepared.ts';
import type { CompiledComparison } from './compiled-comparison.ts';

/** The columns of a pair that is not compared yet, besides l, r, rules. */
export const factColumns = sql`pattern, open, rarity`;

/** Equal or not and nothing in between, or told by numbers. */
export const isDecidedByCodes = (compiled: CompiledComparison): boolean =>
  compiled.equalIsFirst && (compiled.comparison.levels.length === 2 || compiled.number !== undefined);

/** The bit of `open` for a comparison. */
export const openBit = (i: number): bigint => 2n ** BigInt(i);

/**
 * What the codes of two records `a` and `b` tell without a look at their values, as the columns of `factColumns`: pattern, with the last level where values must
 * be looked at; open, a bit for each of these comparisons; rarity, the sum over equal values of log2 of their share, at least, times the level's setting.
 * @param equal comparisons whose values are known to be equal.
 */
export function pairFacts({ comparisons, patterns, engine }: Prepared, equal: ReadonlySet<number> = new Set()): Sql {
  const { dialect } = engine;
  const facts = comparisons.map((compiled, i) => (compiled.equalIsFirst && equal.has(i) ? equalFacts(compiled, i) : codeFacts(compiled, i)));
  const open = sum(facts.flatMap((fact) => fact.open ?? []));
  const rarity = sum(facts.flatMap((fact) => fact.rarity ?? []));
  const pattern = patterns.encode(facts.map((fact) => fact.level));
  return sql`${dialect.cast(pattern, 'bigint')} as pattern, ${dialect.cast(open, 'bigint')} as open, ${dialect.cast(rarity, 'double')} as rarity`;
}

interface Facts {
  level: Sql;
  open?: Sql;
  rarity?: Sql;
}

function equalFacts(compiled: CompiledComparison, i: number): Facts {
  const setting = rareWhenEqual(compiled);
  return { level: sql`1`, ...(setting && { rarity: sql`${setting.weight} * ${id('a', `s${i}`)}` }) };
}

function codeFacts(compiled: CompiledComparison, i: number): Facts {
  const [left, right] = [id('a', `c${i}`), id('b', `c${i}`)];
  const first = compiled.equalIsFirst ? sql`when ${left} = ${right} then 1` : sql``;
  const numbers = [sql`${id('a', `k${i}`)}`, sql`${id('b', `k${i}`)}`] as const;
  const unequal = compiled.number?.level(...numbers) ?? sql`${compiled.comparison.levels.length}`;
  const level = sql`case when ${left} is null or ${right} is null then 0 ${first} else ${unequal} end`;
  const differ = compiled.equalIsFirst ? sql`${left} <> ${right}` : sql`${left} is not null and ${right} is not null`;
  const reach = compiled.sketch?.mayReach(...numbers);
  const isOpen = sql`case when ${differ}${reach ? sql` and ${reach}` : sql``} then ${openBit(i)} else 0 end`;
  const setting = rareWhenEqual(compiled);
  return {
    level,
    ...(!isDecidedByCodes(compiled) && { open: isOpen }),
    ...(setting && { rarity: sql`case when ${left} = ${right} then ${setting.weight} * ${id('a', `s${i}`)} else 0 end` }),
  };
}

/** The frequency setting that equal codes bring, if any; the records then have a column `s<i>`. */
export const rareWhenEqual = (compiled: CompiledComparison) => (compiled.equalIsFirst ? compiled.frequencyOf[0]?.setting : undefined);

const sum = (parts: readonly Sql[]): Sql => (parts.length === 0 ? sql`0` : join([...parts], sql` + `));
