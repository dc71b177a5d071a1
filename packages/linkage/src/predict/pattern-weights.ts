import { type Sql, sql } from '@sogoc/engine';
import type { PatternCode } from '../compare/pattern.ts';
import type { LinkModel } from '../model/link-model.ts';
import { parametersOf } from '../train/parameters.ts';

/**
 * Weight of each level in bits, log2(m / u), by comparison (level 0, missing: 0). A level that follows the frequency f of its value, with setting w,
 * weighs log2(m / u) + w × log2(U / f), U being u of the most alike level with that frequency: here stands all but the part with f, which is the
 * pair's `rarity`.
 */
export function levelWeights(model: LinkModel): number[][] {
  const { m, u } = parametersOf(model);
  return model.comparisons.map((comparison, i) => [
    0,
    ...comparison.levels.map((level, j) => {
      const weight = Math.log2((m[i]?.[j] ?? 1) / (u[i]?.[j] ?? 1));
      if (!level.termFrequency) return weight;
      const inputs = String(level.termFrequency.inputs ?? 'all');
      const reference = comparison.levels.findIndex((other) => other.termFrequency && String(other.termFrequency.inputs ?? 'all') === inputs);
      return weight + level.termFrequency.weight * Math.log2(u[i]?.[reference] ?? 1);
    }),
  ]);
}

/** Log2 of the prior's odds. */
export function priorWeight(model: LinkModel): number {
  const { prior } = parametersOf(model);
  return Math.log2(prior / (1 - prior));
}

/** SQL for a pattern's weight in bits, the prior included, rarity not yet. */
export function patternWeight(pattern: Sql, model: LinkModel, code: PatternCode): Sql {
  return levelWeights(model)
    .map((weights, i) => {
      const place = code.places[i] ?? 1;
      const cases = weights.flatMap((weight, level) => (level === 0 ? [] : [sql`when ${BigInt(level * place)} then ${exactly(weight)}`]));
      return sql`case ${code.digit(pattern, i)} ${cases.reduce((all, next) => sql`${all} ${next}`)} else 0.0 end`;
    })
    .reduce((sum, next) => sql`${sum} + ${next}`, sql`${exactly(priorWeight(model))}`);
}

/** Integers must not become decimal literals, whose precision is fixed. */
const exactly = (weight: number): Sql => (Number.isInteger(weight) ? sql`cast(${weight} as double)` : sql`${weight}`);
