import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { dueUntil } from '../../reminders/index.ts';
import { toldAt } from '../../tasks/index.ts';
import { type At, obstacleOpen, taskOpen } from './rows.ts';
import type { ReviewShown } from './schema.ts';

type Unit = ReviewShown['units'][number];

/** Working days after which something is overdue for long, and points from which a unit is red. */
const [long, red] = [10, 10];

/** The agencies directly below, by what they let lie: `schema.ts` tells the formula. */
export async function units(trx: Work, { agency, day }: At): Promise<Unit[]> {
  const unitOf = (path: string) => sql`subpath(${sql.ref(path)}, 0, least(nlevel(${sql.ref(path)}), nlevel(${agency}::ltree) + 1))`;
  const { rows } = await sql<Omit<Unit, 'unit' | 'points' | 'grade'> & { id: string; name: string }>`
    with lying as (
      select ${unitOf('t.agency')} as unit, (t.due < ${day}::date)::int as overdue, (t.due <= ${dueUntil(day, long)}::date)::int as long,
        (t.state = 'returned')::int as returned, 0 as obstacles, 0 as cases
      from task t where t.agency <@ ${agency}::ltree and ${toldAt([agency])} and ${taskOpen(day)} and (t.due < ${day}::date or t.state = 'returned')
      union all
      select ${unitOf('o.owner')}, 0, 0, 0, 1, 0 from obstacle o where o.owner <@ ${agency}::ltree and ${obstacleOpen} and o.answer_due < ${day}::date
      union all
      select ${unitOf('c.agency')}, 0, 0, 0, 0, 1 from cleaning_case c where c.agency <@ ${agency}::ltree and not c.closed and c.due < ${day}::date)
    select a.id, a.name, sum(l.overdue) as overdue, sum(l.long) as "longOverdue", sum(l.returned) as returned, sum(l.obstacles) as obstacles, sum(l.cases) as cases
    from lying l join agency a on a.path = l.unit group by a.id`.execute(trx);
  return rows
    .map(({ id, name, ...counts }): Unit => {
      const points = 2 * counts.overdue + counts.longOverdue + counts.returned + 2 * counts.obstacles + Math.ceil(counts.cases / 10);
      return { unit: { id, name }, ...counts, points, grade: counts.longOverdue > 0 || points >= red ? 'red' : 'amber' };
    })
    .sort((a, b) => b.points - a.points || b.overdue - a.overdue || (a.unit.id < b.unit.id ? -1 : 1));
}
