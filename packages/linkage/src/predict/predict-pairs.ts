import { sql, type WorkTable } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { predictingBits } from '../train/train-model.ts';
import { frequencyGains } from './frequency-gain.ts';
import { patternWeight } from './pattern-weights.ts';
import { sharesByRecord } from './value-shares.ts';

/** Log2 odds of a probability; bounded, so that 0 and 1 can be asked for. */
export const weightOf = (probability: number): number => {
  const p = Math.min(Math.max(probability, 1e-300), 1 - 1e-16);
  return Math.log2(p / (1 - p));
};

/** Probability of log2 odds. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/**
 * Pairs with their weight (bits, the prior included) and probability, from a probability on: l, r, rules, pattern, weight, probability. Frequencies are
 * looked up only for pairs that can still reach the threshold.
 * @param model the trained model.
 * @param scored pairs with patterns, as training leaves them.
 */
export async function predictPairs(prepared: Prepared, model: LinkModel, scored: WorkTable, threshold: number = model.threshold): Promise<WorkTable> {
  const { engine, patterns, options } = prepared;
  const bound = sql`cast(${weightOf(threshold)} as double)`;
  const weights = sql`select pattern, ${patternWeight(sql`pattern`, model, patterns)} as base from (select distinct pattern from ${scored.name}) known`;
  const { shares, table } = await sharesByRecord(prepared, model, scored);
  const gains = frequencyGains(prepared, model, shares);
  const based = sql`select s.l, s.r, s.rules, s.pattern, w.base from ${scored.name} s join (${weights}) w on w.pattern = s.pattern
    where ${engine.dialect.bitAnd(sql`s.rules`, sql`${predictingBits(prepared)}`)} <> 0 and w.base + ${gains.most(sql`s.pattern`)} >= ${bound}`;
  const predicted = await engine.materialize(
    'link_predicted',
    sql`select l, r, rules, pattern, weight, 1 / (1 + power(cast(2 as double), -weight)) as probability
        from (select p.l, p.r, p.rules, p.pattern, p.base + ${gains.gain} as weight from (${based}) p ${gains.joins}) weighed where weight >= ${bound}`,
    options,
  );
  await table.drop();
  return predicted;
}
