import { sql } from '@sogoc/engine';
import { candidatePairs } from '../blocking/candidate-pairs.ts';
import { countPairs, type RuleCount } from '../blocking/count-pairs.ts';
import { PackedCandidates } from '../packed/packed-candidates.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { withNumbers } from '../prepare/with-numbers.ts';
import type { Candidates } from './candidates.ts';
import { drawnUpTo, isDrawn, trainingPairs } from './draw.ts';
import { TableCandidates } from './table-candidates.ts';

/**
 * The pairs of some rules with what codes tell of them. No value is looked at yet. Of a rule that serves training alone, about a quarter of a million pairs are taken.
 * Where records and pairs fit into arrays they are found there, which takes a third of the time, else in the engine, which spills.
 * @param known counts of rules made before: the others are counted where that is needed.
 */
export async function scoreCandidates(prepared: Prepared, rules: readonly PlacedRule[], known: readonly RuleCount[] = []): Promise<Candidates> {
  const { engine, options } = prepared;
  const uncounted = rules.filter(({ rule, predicts }) => !predicts && !known.some((count) => count.rule === rule));
  const counts = [...known, ...(await countPairs(prepared, uncounted, options))];
  const below = ({ rule, predicts }: PlacedRule): number | undefined => {
    const share = predicts ? 1 : trainingPairs / Math.max(counts.find((count) => count.rule === rule)?.pairs ?? 0, 1);
    return share >= 1 ? undefined : drawnUpTo(share);
  };
  const packed = await PackedCandidates.open(prepared, rules, below);
  if (packed) return packed;
  const numbered = await withNumbers(prepared);
  await using _ = numbered.records;
  const pairs = candidatePairs(numbered, rules, (rule) => {
    const most = below(rule);
    return most === undefined ? undefined : isDrawn(sql`a.rid`, sql`b.rid`, sql`${most}`);
  });
  return new TableCandidates(prepared, await engine.materialize('link_candidates', pairs, options));
}
