import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { rarityAllowance } from '../compare/dictionary.ts';
import { openBit, rareWhenEqual } from '../compare/pair-facts.ts';
import type { LinkModel } from '../model/link-model.ts';
import { predictingBits } from '../prepare/place-rules.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { type Reach, tolerance } from './best-weight.ts';
import { exactly } from './exactly.ts';
import { levelWeights, priorWeight } from './pattern-weights.ts';
import { mostOfTieSql, tieBits } from './tie-weight.ts';
import { referenceLevel, usualOf } from './value-shares.ts';

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
