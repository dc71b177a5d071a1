import { type Sql, sql } from '@sogoc/engine';
import type { Candidates } from '../compare/candidates.ts';
import { trainingPairs } from '../compare/draw.ts';
import { comparePairs } from '../compare/score-pairs.ts';
import type { LinkModel } from '../model/link-model.ts';
import { exactly } from '../predict/exactly.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { type PatternCount, posterior } from './expectation-maximisation.ts';
import type { Parameters } from './parameters.ts';
import type { CountedPattern } from './sessions.ts';

/** So many pairs are all compared where partners must be told from rivals: of a share no best could be found. */
export const mostRivals = 8 * trainingPairs;

/** Do two sources hold each thing once, so that of the pairs of a record one at most is the same thing? With a third it may have a partner in each. */
export const holdAllOnce = ({ kind, duplicateFree }: LinkModel, sources: readonly string[]): boolean =>
  kind === 'link' && sources.length === 2 && sources.every((source) => duplicateFree?.includes(source));

/** No more than this share of the records is taken to have a partner. */
const mostHavePartner = 0.95;

/**
 * The prior where each record has one partner at most: that of a pair against the record having none, rather than against chance alone, since of the rivals only one can be
 * right. The more records have a partner, the less a likeliest one needs to be alike. Found by iterating.
 * @param patterns of likeliest partners. @param shared how many have a partner at most. @returns the prior, P(two random records are the same thing), and how many have a partner.
 */
export async function priorOfPartners(
  { engine, records, possiblePairs, options }: Prepared,
  patterns: readonly PatternCount[],
  parameters: Parameters,
  shared: number,
): Promise<{ prior: number; chance: number; partners: number }> {
  const sizes = await engine.all<{ n: number }>(sql`select count(*) as n from ${records.name} group by source`, options);
  const most = records.rows - Math.max(...sizes.map(({ n }) => n));
  const rivals = Math.max(1, possiblePairs / Math.max(most, 1));
  const limit = Math.max(Math.min(mostHavePartner, shared / Math.max(most, 1)), 1e-6);
  let have = Math.min(0.5, limit);
  const priorAt = (): number => have / (have + rivals * (1 - have));
  for (let round = 0; round < 100; round += 1) {
    const found = patterns.reduce((sum, { levels, pairs }) => sum + pairs * posterior(levels, parameters, priorAt()), 0);
    have = Math.min(Math.max(found / Math.max(most, 1), 1e-6), limit);
  }
  return { prior: priorAt(), chance: have / rivals, partners: have * most };
}

/**
 * How many pairs in which each record is the other's likeliest partner show each pattern, by how little chance explains what they agree in. Records that are only of one
 * sort (products of a maker) are as alike to many; without this, training would take what they share for what the same things share.
 * @param u P(level | different things).
 */
export async function patternsOfPartners(prepared: Prepared, candidates: Candidates, u: readonly (readonly number[])[]): Promise<CountedPattern[]> {
  const { engine, records, options } = prepared;
  await using pairs = await candidates.within(sql`select rid, 1 as cluster from ${records.name}`);
  await using compared = await comparePairs(prepared, pairs);
  const ranked = sql`select *, max(surprise) over (partition by l) as best_of_l, max(surprise) over (partition by r) as best_of_r
    from (select *, ${surpriseOf(prepared, u)} as surprise from ${compared.name}) as s`;
  const rows = await engine.all<{ rules: number; pattern: number; pairs: number }>(
    sql`select rules, pattern, count(*) as pairs from (${ranked}) as ranked where surprise = best_of_l and surprise = best_of_r group by rules, pattern order by rules, pattern`,
    options,
  );
  return rows.map((row) => ({ rules: row.rules, pairs: row.pairs, levels: prepared.patterns.decode(row.pattern) }));
}

/** Bits by which chance fails to explain that a pair agrees as much as it does, by its pattern. */
function surpriseOf({ model, patterns }: Prepared, u: readonly (readonly number[])[]): Sql {
  return model.comparisons
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
}
