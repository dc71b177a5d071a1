import { sql } from '@sogoc/engine';
import { scorePairs } from '../compare/score-pairs.ts';
import { judgedPairs, type Truth } from '../evaluate/truth.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { type Session, smooth } from './sessions.ts';

/** Levels of the pairs that labels call the same, by comparison and level. */
export interface LabelCounts {
  pairs: number;
  counts: number[][];
}

/** Compares the pairs that labels call the same. */
export async function labelLevels(prepared: Prepared, labels: Truth): Promise<LabelCounts> {
  const judged = await judgedPairs(prepared, labels);
  const scored = await scorePairs(prepared, sql`select l, r, 0 as rules from ${judged.name} where same`);
  const patterns = await prepared.engine.all<{ pattern: number; pairs: number }>(
    sql`select pattern, count(*) as pairs from ${scored.name} group by pattern`,
  );
  const counts = prepared.model.comparisons.map((comparison) => comparison.levels.map(() => 0));
  for (const { pattern, pairs } of patterns) {
    for (const [i, level] of prepared.patterns.decode(pattern).entries()) {
      const row = counts[i];
      if (level > 0 && row) row[level - 1] = (row[level - 1] ?? 0) + pairs;
    }
  }
  await judged.drop();
  await scored.drop();
  return { pairs: scored.rows, counts };
}

/** m from the labelled pairs together with what the sessions expect: both are counts of pairs. */
export function mFromLabels(labels: LabelCounts, before: readonly (readonly number[])[], sessions: readonly Session[]): number[][] {
  return labels.counts.map((counts, i) => {
    const labelled = counts.reduce((sum, count) => sum + count, 0);
    const old = before[i] ?? [];
    if (labelled === 0) return [...old];
    const expected = Math.max(0, ...sessions.filter((session) => session.taught.includes(i)).map((session) => session.result.matches));
    const total = labelled + expected;
    return smooth(
      counts.map((count, j) => (count + (old[j] ?? 0) * expected) / total),
      total,
    );
  });
}
