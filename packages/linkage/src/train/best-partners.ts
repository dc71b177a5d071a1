import { type Sql, sql } from '@sogoc/engine';
import type { LinkModel } from '../model/link-model.ts';
import { exactly } from '../predict/pattern-weights.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { type PatternCount, posterior } from './expectation-maximisation.ts';
import type { Parameters } from './parameters.ts';

/** Do all sources hold each thing once, so that of the pairs of a record one at most is the same thing? */
export const holdAllOnce = ({ kind, duplicateFree }: LinkModel, sources: readonly string[]): boolean =>
  kind === 'link' && sources.every((source) => duplicateFree?.includes(source));

/** No more than this share of the records is taken to have a partner. */
const mostHavePartner = 0.95;

/**
 * The prior where each record has one partner at most: that of a pair against the record having none, rather than against chance alone, since of the rivals only one can be
 * right. The more records have a partner, the less a likeliest one needs to be alike. Found by iterating.
 * @param patterns of likeliest partners. @returns the prior, and P(two random records are the same thing).
 */
export async function priorOfPartners(
  { engine, records, possiblePairs, options }: Prepared,
  patterns: readonly PatternCount[],
  parameters: Parameters,
): Promise<{ prior: number; chance: number }> {
  const sizes = await engine.all<{ n: number }>(sql`select count(*) as n from ${records.name} group by source`, options);
  const most = records.rows - Math.max(...sizes.map(({ n }) => n));
  const rivals = Math.max(1, possiblePairs / Math.max(most, 1));
  let have = 0.5;
  const priorAt = (): number => have / (have + rivals * (1 - have));
  for (let round = 0; round < 100; round += 1) {
    const found = patterns.reduce((sum, { levels, pairs }) => sum + pairs * posterior(levels, parameters, priorAt()), 0);
    have = Math.min(Math.max(found / Math.max(most, 1), 1e-6), mostHavePartner);
  }
  return { prior: priorAt(), chance: have / rivals };
}

/**
 * Of pairs those in which each record is the other's likeliest partner, by how little chance explains what they agree in. Records that are only of one sort (products of
 * a maker) are as alike to many; without this, training would take what they share for what the same things share.
 * @param pairs a table with l, r, pattern. @param u P(level | different things).
 */
export function bestPartners({ model, patterns }: Prepared, pairs: Sql, u: readonly (readonly number[])[]): Sql {
  const surprise = model.comparisons
    .map((_, i) => {
      const place = patterns.places[i] ?? 1;
      let sum = 0;
      const cases = (u[i] ?? []).map((share, level) => {
        sum += share;
        return sql`when ${BigInt((level + 1) * place)} then ${exactly(-Math.log2(Math.min(sum, 1)))}`;
      });
      return sql`case ${patterns.digit(sql`pattern`, i)} ${cases.reduce((all, next) => sql`${all} ${next}`)} else ${exactly(0)} end`;
    })
    .reduce((all, next) => sql`${all} + ${next}`);
  const ranked = sql`select *, max(surprise) over (partition by l) as best_of_l, max(surprise) over (partition by r) as best_of_r
    from (select *, ${surprise} as surprise from ${pairs} as p) as s`;
  return sql`(select * from (${ranked}) as ranked where surprise = best_of_l and surprise = best_of_r)`;
}
