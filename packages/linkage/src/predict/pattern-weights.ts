import { type Sql, sql } from '@sogoc/engine';
import type { PatternCode } from '../compare/pattern.ts';
import type { LinkModel } from '../model/link-model.ts';
import { parametersOf } from '../train/parameters.ts';
import { exactly } from './exactly.ts';
import { tieBits, tieWeightSql } from './tie-weight.ts';

/** Weight of each level in bits, log2(m / u), by comparison (first level 0, missing: 0). Frequencies of values come on top: `frequencyGains`. */
export function levelWeights(model: LinkModel): number[][] {
  const { m, u } = parametersOf(model);
  return model.comparisons.map((comparison, i) => [0, ...comparison.levels.map((_, j) => Math.log2((m[i]?.[j] ?? 1) / (u[i]?.[j] ?? 1)))]);
}

/** Log2 of the prior's odds. */
export function priorWeight(model: LinkModel): number {
  const { prior } = parametersOf(model);
  return Math.log2(prior / (1 - prior));
}

/** SQL for a pattern's weight in bits, prior and ties included, rarity not yet. */
export function patternWeight(pattern: Sql, model: LinkModel, code: PatternCode): Sql {
  const single = levelWeights(model)
    .map((weights, i) => {
      const place = code.places[i] ?? 1;
      const cases = weights.flatMap((weight, level) => (level === 0 ? [] : [sql`when ${BigInt(level * place)} then ${exactly(weight)}`]));
      return sql`case ${code.digit(pattern, i)} ${cases.reduce((all, next) => sql`${all} ${next}`)} else 0.0 end`;
    })
    .reduce((sum, next) => sql`${sum} + ${next}`, sql`${exactly(priorWeight(model))}`);
  return tieBits(model).reduce((sum, tie) => sql`${sum} + ${tieWeightSql(tie, pattern, code)}`, single);
}
