import { criteria } from '@sogoc/contract';
import { changedRules } from './changed-rules.ts';
import type { ScoreChange } from './comparison.ts';
import type { DatabaseFacts, RunFacts } from './run-facts.ts';

/** Each score of the databases that both runs have, the overall one last. */
export function compareScores(before: RunFacts, after: RunFacts): ScoreChange[] {
  const earlier = new Map(before.databases.map((database) => [database.name, database]));
  return after.databases.flatMap((database) => {
    const last = earlier.get(database.name);
    return last ? changesOf(last, database) : [];
  });
}

function changesOf(last: DatabaseFacts, now: DatabaseFacts): ScoreChange[] {
  // Bounds that are proposed from the data follow it from run to run; what a contract states changes when somebody decides so.
  const changed = new Set(changedRules(last, now).flatMap(({ criterion, stated }) => (stated ? [criterion, 'overall'] : [])));
  return [...criteria, 'overall' as const].map((criterion) => {
    const [before, after] = [last.scores[criterion] ?? null, now.scores[criterion] ?? null];
    return { database: now.name, criterion, before, after, verdict: verdictOf(before, after, changed.has(criterion)) };
  });
}

function verdictOf(before: number | null, after: number | null, otherRules: boolean): ScoreChange['verdict'] {
  if (before === null || after === null) return null;
  if (otherRules) return 'new-measure';
  if (after === before) return 'equal';
  return after > before ? 'better' : 'worse';
}
