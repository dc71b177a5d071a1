import { sql } from 'kysely';
import { z } from 'zod';
import { latestAssessment } from './latest-assessment.ts';
import { measure } from './measure.ts';
import { DatabaseKey, Score } from './parameters.ts';

/** Two databases say the same of the same things, in so many of a hundred values compared: “civil status synchronised with population”. */
export const agreement = measure({
  parameters: z.object({ database: DatabaseKey, with: DatabaseKey, attribute: z.string().max(200).optional(), atLeast: Score }),
  databases: ({ database, with: other }) => [database, other],
  async take(trx, { database, with: other, attribute, atLeast }) {
    const found = await latestAssessment(trx, database);
    if (!found) return { met: false, value: null, target: atLeast, reason: 'not-surveyed' };
    const { rows } = await sql<{
      checked: number;
      failed: number;
    }>`select coalesce(sum(checked), 0)::float8 as checked, coalesce(sum(failed), 0)::float8 as failed
      from assessment_rule r where r.run_id = ${found.run} and r.database_id = ${database} and r.criterion = 'unified'
        and split_part(r.rule, '.same-in-', 2) = (select survey_name from database where id = ${other})
        and (${attribute ?? null}::text is null or split_part(r.rule, '.same-in-', 1) = ${attribute ?? null})`.execute(trx);
    const { checked = 0, failed = 0 } = rows[0] ?? {};
    const about = { target: atLeast, run: found.run, day: found.day };
    if (checked === 0) return { ...about, met: false, value: null, reason: 'not-compared' };
    const value = Math.floor((1 - failed / checked) * 10_000) / 100;
    return { ...about, met: value >= atLeast, value };
  },
});
