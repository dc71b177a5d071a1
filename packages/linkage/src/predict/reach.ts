import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { rarityAllowance } from '../compare/dictionary.ts';
import { openBit, rareWhenEqual } from '../compare/pair-facts.ts';
import type { PatternCode } from '../compare/pattern.ts';
import type { LinkModel } from '../model/link-model.ts';
import { predictingBits } from '../prepare/place-rules.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { exactly } from './exactly.ts';
import { levelWeights, priorWeight } from './pattern-weights.ts';
import { mostOfTie, mostOfTieSql, type TieBits, tieBits } from './tie-weight.ts';
import { referenceLevel, usualOf } from './value-shares.ts';

/** Bits that sums taken in another order may differ by. */
export const tolerance = 1e-6;

/** Which pairs can still reach a weight, whatever their open comparisons turn out to be. */
export interface Reach {
  /** Bits; minus infinity: every pair. */
  weight: number;
  /** Bits of the rules that predict: pairs of others are left out. */
  predicting: number;
  /** Is the rarity of equal values to be taken off? See `rarityIsBound`. */
  useRarity: boolean;
  /** Weight of the prior. */
  prior: number;
  /** By comparison the most that each level (0: missing) can add, and the most where it is open. */
  most: readonly { levels: readonly number[]; open: number }[];
  ties: readonly TieBits[];
}

/** The reach of a weight under a trained model. @param weight bits; minus infinity: every pair. */
export async function reachOf(prepared: Prepared, model: LinkModel, weight: number): Promise<Reach> {
  const useRarity = weight !== Number.NEGATIVE_INFINITY && (await rarityIsBound(prepared, model));
  const most = prepared.comparisons.map((_, i) => mostOf(prepared, model, i, useRarity));
  return { weight, predicting: predictingBits(prepared), useRarity, prior: priorWeight(model), most, ties: tieBits(model) };
}

/** The pairs of a table like that of candidates that are in reach. Which are left out is exact; only how many of the others stay follows from how much codes tell. */
export function reachingPairs({ engine, patterns }: Prepared, { weight, predicting, useRarity, prior, most, ties }: Reach, scored: WorkTable): Sql {
  const { dialect } = engine;
  const predicts = sql`${dialect.bitAnd(sql`s.rules`, sql`${predicting}`)} <> 0`;
  if (weight === Number.NEGATIVE_INFINITY) return sql`select s.* from ${scored.name} s where ${predicts}`;
  const isOpen = (i: number): Sql => sql`${dialect.bitAnd(sql`open`, sql`${openBit(i)}`)} <> 0`;
  const single = most.reduce((sum, { levels, open }, i) => {
    const cases = levels.flatMap((bits, level) =>
      level === 0 ? [] : [sql`when ${BigInt(level * (patterns.places[i] ?? 1))} then ${exactly(bits)}`],
    );
    return sql`${sum} + case when ${isOpen(i)} then ${exactly(open)} else
      case ${patterns.digit(sql`pattern`, i)} ${join(cases, sql` `)} else ${exactly(0)} end end`;
  }, exactly(prior));
  const best = ties.reduce((sum, tie) => sql`${sum} + ${mostOfTieSql(tie, sql`pattern`, patterns, isOpen)}`, single);
  const known = sql`select pattern, open, ${best} as best from (select distinct pattern, open from ${scored.name}) known`;
  return sql`select s.* from ${scored.name} s join (${known}) k on k.pattern = s.pattern and k.open = s.open
    where ${predicts} and k.best ${useRarity ? sql`- s.rarity` : sql``} >= ${exactly(weight - tolerance)}`;
}

/** Sums kept in an array up to this number of patterns and open comparisons. */
const mostKept = 2 ** 22;

/** The same sum in JavaScript, for pair after pair: each pattern with the same comparisons open is added up once. */
export function bestWeight({ decode, radices }: PatternCode, { prior, most, ties }: Reach): (pattern: number, open: number) => number {
  const patterns = radices.reduce((product, radix) => product * radix, 1);
  const sum = (pattern: number, open: number): number => {
    const levels = decode(pattern);
    const isOpen = (i: number): boolean => Math.floor(open / 2 ** i) % 2 === 1;
    const single = most.reduce((all, one, i) => all + (isOpen(i) ? one.open : (one.levels[levels[i] ?? 0] ?? 0)), prior);
    return ties.reduce((all, tie) => all + mostOfTie(tie, levels, isOpen), single);
  };
  const all = patterns * 2 ** most.length;
  if (all > mostKept) return sum;
  const known = new Float64Array(all).fill(Number.NaN);
  return (pattern, open) => {
    const place = open * patterns + pattern;
    const before = known[place] ?? Number.NaN;
    if (!Number.isNaN(before)) return before;
    const best = sum(pattern, open);
    known[place] = best;
    return best;
  };
}

/** Is no value taken for rarer in weighing than the bound of its rarity allows for? */
async function rarityIsBound(prepared: Prepared, model: LinkModel): Promise<boolean> {
  const { engine, comparisons, dictionaries, options } = prepared;
  const used = comparisons.flatMap((compiled, i) => {
    const name = rareWhenEqual(compiled) ? compiled.frequencyOf[0]?.name : undefined;
    const dictionary = dictionaries[i];
    return name === undefined || !dictionary ? [] : [{ dictionary, name, usual: usualOf(prepared, model, i, name) }];
  });
  if (used.length === 0) return true;
  const totals = used.map(({ dictionary, name }, i) => sql`(select max(${id(name.replace('f', 't'))}) from ${dictionary.name}) as ${id(`t${i}`)}`);
  const row = await engine.one<Record<string, number | null>>(sql`select ${join(totals)}`, options);
  return used.every(({ usual }, i) => usual.taken <= rarityAllowance && usual.chance * (row[`t${i}`] ?? 1) >= 1);
}

/** The most that a comparison can add; of equal values what `rarity` is then taken from. */
function mostOf({ comparisons }: Prepared, model: LinkModel, i: number, useRarity: boolean): Reach['most'][number] {
  const compiled = comparisons[i];
  if (!compiled) return { levels: [], open: 0 };
  const { u } = parametersOf(model);
  const levels = (levelWeights(model)[i] ?? []).map((weight, level) => {
    const frequency = compiled.frequencyOf[level - 1];
    if (!frequency) return weight;
    const { weight: setting, minimum } = frequency.setting;
    const top = Math.log2(u[i]?.[referenceLevel(compiled.comparison, level - 1)] ?? 1);
    if (useRarity && level === 1 && compiled.equalIsFirst) return weight + setting * top;
    return weight + Math.max(0, setting * (top - Math.log2(Math.max(minimum, 1e-12))));
  });
  return { levels, open: Math.max(...(compiled.equalIsFirst ? levels.slice(2) : levels)) };
}
