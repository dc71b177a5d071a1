import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Candidates } from '../compare/candidates.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { exactly } from './exactly.ts';
import { frequencyGains } from './frequency-gain.ts';
import { patternWeight } from './pattern-weights.ts';
import { reachOf } from './reach.ts';
import { relatedWeightSql } from './related-weight.ts';
import { sharesByRecord } from './value-shares.ts';

/** Log2 odds of a probability; bounded, so that 0 and 1 can be asked for. */
export const weightOf = (probability: number): number => {
  const p = Math.min(Math.max(probability, 1e-300), 1 - 1e-16);
  return Math.log2(p / (1 - p));
};

/** Probability of log2 odds. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/**
 * Pairs with their weight (bits, the prior included) and probability, from a probability on: l, r, rules, pattern, weight, probability. Values are looked at, and
 * frequencies looked up, only for pairs that can still reach the threshold.
 * @param model the trained model.
 * @param scored pairs as training leaves them.
 */
export async function predictPairs(
  prepared: Prepared,
  model: LinkModel,
  scored: Candidates,
  threshold: number = model.threshold,
): Promise<WorkTable> {
  const least = threshold <= 0 ? Number.NEGATIVE_INFINITY : weightOf(threshold);
  const reach = await reachOf(prepared, model, least);
  const weighed = await scored.weighed?.(model, reach);
  if (weighed) return weighed;
  await using likely = await scored.reaching(reach);
  return await weigh(prepared, model, likely, least);
}

async function weigh(prepared: Prepared, model: LinkModel, compared: WorkTable, least: number): Promise<WorkTable> {
  const { engine, patterns, options } = prepared;
  const from = (weight: Sql): Sql => (least === Number.NEGATIVE_INFINITY ? sql`` : sql` where ${weight} >= ${exactly(least)}`);
  const weights = sql`select pattern, ${patternWeight(sql`pattern`, model, patterns)} as base from (select distinct pattern from ${compared.name}) known`;
  // Each record is looked up once where there are more pairs than records.
  const byRecord = compared.rows < prepared.records.rows ? undefined : await sharesByRecord(prepared, model);
  const gains = frequencyGains(prepared, model, byRecord?.shares);
  const shared = relatedWeightSql(sql`p.pattern`, model, patterns, gains);
  const based = sql`select s.l, s.r, s.rules, s.pattern, w.base from ${compared.name} s join (${weights}) w on w.pattern = s.pattern${from(sql`w.base + ${gains.most(sql`s.pattern`)}`)}`;
  const predicted = await engine.materialize(
    'link_predicted',
    sql`select l, r, rules, pattern, weight, 1 / (1 + power(cast(2 as double), -weight)) as probability
        from (select p.l, p.r, p.rules, p.pattern, p.base + ${gains.gain} ${shared ? sql`+ ${shared}` : sql``} as weight from (${based}) p ${gains.joins}) weighed${from(sql`weight`)}`,
    options,
  );
  await byRecord?.table.drop();
  return predicted;
}
