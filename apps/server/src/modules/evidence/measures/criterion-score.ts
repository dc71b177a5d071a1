import { z } from 'zod';
import { latestAssessment } from './latest-assessment.ts';
import { measure } from './measure.ts';
import { DatabaseKey, Score } from './parameters.ts';

const criteria = ['correct', 'complete', 'clean', 'live', 'unified', 'shared'] as const;

/** A database scores so much, in one criterion or in all: “civil status clean to 95”. What could not be measured is not met. */
export const criterionScore = measure({
  parameters: z.object({ database: DatabaseKey, criterion: z.enum(criteria).nullable().default(null), atLeast: Score }),
  databases: ({ database }) => [database],
  async take(trx, { database, criterion, atLeast }) {
    const found = await latestAssessment(trx, database);
    if (!found) return { met: false, value: null, target: atLeast, reason: 'not-surveyed' };
    const value = criterion ? (found.criteria[criterion]?.score ?? null) : found.score;
    return {
      met: value !== null && value >= atLeast,
      value,
      target: atLeast,
      run: found.run,
      day: found.day,
      ...(value === null && { reason: 'not-measured' }),
    };
  },
});
