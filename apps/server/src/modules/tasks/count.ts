import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { Identity } from '../../access/identity.ts';
import { classOn, type DayFigure, dayFigures, isOf } from './figures.ts';
import { narrowed } from './list.ts';
import type { SummaryQuery } from './schema.ts';

/** How many tasks of one group count as what. */
export type CountRow = { grouped: 'programme' | 'agency' | 'difficulty'; id: string; name: string } & Record<DayFigure, number>;

/** By programme, by agency and by difficulty, each task read and judged once. */
export async function countTasks(trx: Work, identity: Identity, query: z.infer<typeof SummaryQuery>, day: string): Promise<CountRow[]> {
  const judged = narrowed(trx.selectFrom('task as t') as never, identity, query)
    .select(['t.programme_id as programme', 't.agency_id as agency', 't.difficulty'])
    .select([classOn(day).as('class'), sql<number>`count(*)::int`.as('n')])
    .groupBy(['t.programme_id', 't.agency_id', 't.difficulty', sql`4`]);
  const sums = dayFigures.map((figure) => sql`coalesce(sum(n) filter (where ${isOf(sql`class`, figure)}), 0)::int as ${sql.id(figure)}`);
  const { rows } = await sql<CountRow>`with judged as (${judged}), summed as (
      select programme, agency, difficulty, ${sql.join(sums)} from judged group by grouping sets ((programme), (agency), (difficulty)))
    select case when s.programme is not null then 'programme' when s.agency is not null then 'agency' else 'difficulty' end as grouped,
      coalesce(s.programme, s.agency, s.difficulty) as id, coalesce(p.name, a.name, s.difficulty, s.agency, s.programme) as name,
      ${sql.join(dayFigures.map((figure) => sql`s.${sql.id(figure)}`))}
    from summed s left join programme p on p.id = s.programme left join agency a on a.id = s.agency`.execute(trx);
  return rows;
}
