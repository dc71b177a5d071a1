import type { ScoreChange } from './comparison.ts';

/** How many criteria of all databases score better than last time, and how many worse; the overall scores, which follow them, not counted. */
export function movedCriteria(scores: readonly ScoreChange[]): { better: number; worse: number } {
  const count = (wanted: ScoreChange['verdict']): number =>
    scores.filter(({ criterion, verdict }) => criterion !== 'overall' && verdict === wanted).length;
  return { better: count('better'), worse: count('worse') };
}
