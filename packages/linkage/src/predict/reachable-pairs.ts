import { id, join, type Sql, sql, type WorkTable } from '@sogoc/engine';
import { rarityAllowance } from '../compare/dictionary.ts';
import { openBit, rareWhenEqual } from '../compare/pair-facts.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { exactly, levelWeights, priorWeight } from './pattern-weights.ts';
import { referenceLevel, usualOf } from './value-shares.ts';

/** Bits that sums taken in another order may differ by. */
const tolerance = 1e-6;

/**
 * The pairs, of those that some rule predicts from, that can still reach a weight, whatever their open comparisons turn out to be: the columns of `scored`. Which pairs
 * are left out is exact; only how many of the others are left in follows from how much codes tell.
 * @param useRarity see `rarityIsBound`.
 */
export function reachablePairs(prepared: Prepared, model: LinkModel, scored: WorkTable, predicting: number, weight: number, useRarity: boolean): Sql {
  const { dialect } = prepared.engine;
  const predicts = sql`${dialect.bitAnd(sql`s.rules`, sql`${predicting}`)} <> 0`;
  if (weight === Number.NEGATIVE_INFINITY) return sql`select s.* from ${scored.name} s where ${predicts}`;
  const best = prepared.comparisons
    .map((_, i) => bestOf(prepared, model, i, useRarity))
    .reduce((sum, next) => sql`${sum} + ${next}`, exactly(priorWeight(model)));
  const known = sql`select pattern, open, ${best} as best from (select distinct pattern, open from ${scored.name}) known`;
  return sql`select s.* from ${scored.name} s join (${known}) k on k.pattern = s.pattern and k.open = s.open
    where ${predicts} and k.best ${useRarity ? sql`- s.rarity` : sql``} >= ${exactly(weight - tolerance)}`;
}

/** Is no value taken for rarer in weighing than the bound of its rarity allows for? */
export async function rarityIsBound(prepared: Prepared, model: LinkModel): Promise<boolean> {
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

/** The most that a comparison can add, from columns pattern and open; of equal values what `rarity` is then taken from. */
function bestOf(prepared: Prepared, model: LinkModel, i: number, useRarity: boolean): Sql {
  const { patterns, comparisons, engine } = prepared;
  const compiled = comparisons[i];
  if (!compiled) return sql`0`;
  const { u } = parametersOf(model);
  const weights = levelWeights(model)[i] ?? [];
  const most = weights.map((weight, level) => {
    const frequency = compiled.frequencyOf[level - 1];
    if (!frequency) return weight;
    const { weight: setting, minimum } = frequency.setting;
    const top = Math.log2(u[i]?.[referenceLevel(compiled.comparison, level - 1)] ?? 1);
    if (useRarity && level === 1 && compiled.equalIsFirst) return weight + setting * top;
    return weight + Math.max(0, setting * (top - Math.log2(Math.max(minimum, 1e-12))));
  });
  const open = Math.max(...(compiled.equalIsFirst ? most.slice(2) : most));
  const cases = most.flatMap((bits, level) => (level === 0 ? [] : [sql`when ${BigInt(level * (patterns.places[i] ?? 1))} then ${exactly(bits)}`]));
  return sql`case when ${engine.dialect.bitAnd(sql`open`, sql`${openBit(i)}`)} <> 0 then ${exactly(open)} else
    case ${patterns.digit(sql`pattern`, i)} ${cases.reduce((all, next) => sql`${all} ${next}`)} else ${exactly(0)} end end`;
}
