import { sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { predictingBits } from '../train/train-model.ts';
import { patternWeight } from './pattern-weights.ts';

/** Log2 odds of a probability; bounded, so that 0 and 1 can be asked for. */
export const weightOf = (probability: number): number => {
  const p = Math.min(Math.max(probability, 1e-300), 1 - 1e-16);
  return Math.log2(p / (1 - p));
};

/** Probability of log2 odds. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/**
 * Pairs with their weight (bits, the prior included) and probability, from a probability on: l, r, rules, pattern, rarity, weight, probability.
 * @param model the trained model.
 * @param scored pairs with patterns, as training leaves them.
 */
export function predictPairs(prepared: Prepared, model: LinkModel, scored: WorkTable, threshold: number = model.threshold): Promise<WorkTable> {
  const { engine, patterns, options } = prepared;
  const weights = sql`select pattern, ${patternWeight(sql`pattern`, model, patterns)} as base from (select distinct pattern from ${scored.name}) known`;
  return engine.materialize(
    'link_predicted',
    sql`select l, r, rules, pattern, rarity, weight, 1 / (1 + power(2.0, -weight)) as probability
        from (select s.l, s.r, s.rules, s.pattern, s.rarity, w.base - s.rarity as weight from ${scored.name} s join (${weights}) w on w.pattern = s.pattern
              where ${engine.dialect.bitAnd(sql`s.rules`, sql`${predictingBits(prepared)}`)} <> 0) weighed
        where weight >= ${weightOf(threshold)}`,
    options,
  );
}
