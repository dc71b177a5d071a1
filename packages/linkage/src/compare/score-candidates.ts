import { type Sql, sql, type WorkTable } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { countPairs, type RuleCount } from '../blocking/count-pairs.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';

/** Pairs enough to learn from in one block. */
export const trainingPairs = 250_000;

/** Candidate pairs are drawn by a number below this. */
const drawnBelow = 10_007;

/**
 * The pairs of some rules with what codes tell of them: l, r, rules and `factColumns`. No value is looked at yet. Of a rule that serves training
 * alone, about a quarter of a million pairs are taken.
 * @param known counts of rules made before: the others are counted where that is needed.
 */
export async function scoreCandidates(prepared: Prepared, rules: readonly PlacedRule[], known: readonly RuleCount[] = []): Promise<WorkTable> {
  const { engine, options } = prepared;
  const uncounted = rules.filter(({ rule, predicts }) => !predicts && !known.some((count) => count.rule === rule));
  const counts = [...known, ...(await countPairs(prepared, uncounted, options))];
  const share = ({ rule, predicts }: PlacedRule): number =>
    predicts ? 1 : trainingPairs / Math.max(counts.find((count) => count.rule === rule)?.pairs ?? 0, 1);
  const pairs = candidatePairs(prepared, rules, (rule) =>
    share(rule) >= 1 ? undefined : isDrawn(sql`a.rid`, sql`b.rid`, sql`${drawnUpTo(share(rule))}`),
  );
  return engine.materialize('link_candidates', pairs, options);
}

/** Is the pair among those drawn? The same pairs on every run, those of a smaller share among those of a larger. */
export const isDrawn = (l: Sql, r: Sql, below: Sql): Sql =>
  sql`(cast(${l} as bigint) * 7919 + cast(${r} as bigint) * 104729) % ${drawnBelow} < ${below}`;

/** The number below which a share (0..1) of pairs is drawn. */
export const drawnUpTo = (share: number): number => Math.min(drawnBelow, Math.ceil(share * drawnBelow));

/** The share of pairs that are drawn below a number. */
export const drawnShare = (below: number): number => below / drawnBelow;
