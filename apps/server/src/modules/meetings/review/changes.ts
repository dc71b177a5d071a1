import { dateInVietnam } from '@sogoc/vietnam';
import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { toldAt } from '../../tasks/index.ts';
import { type At, listed, obstacleShown, taskOpen, taskShown } from './rows.ts';
import type { ReviewShown } from './schema.ts';

type Changes = ReviewShown['changes'];

/** What changed since the last meeting: from what happened, and from the days. */
export async function changes(trx: Work, { agency, since, day }: At): Promise<Changes> {
  const sinceDay = dateInVietnam(since);
  const within = sql`t.agency <@ ${agency}::ltree and ${toldAt([agency])}`;
  const happened = (verbs: readonly string[]) =>
    listed<Changes['closed']['items'][number]>(
      trx,
      sql`select ${taskShown} as shown from task t where ${within}
        and exists (select from task_event e where e.task_id = t.id and e.verb = any(${[...verbs]}::text[]) and e.at > ${since}) order by t.due, t.id`,
    );
  const obstacles = (verb: string) =>
    listed<Changes['obstaclesRaised']['items'][number]>(
      trx,
      sql`select ${obstacleShown} as shown from obstacle o where o.agency <@ ${agency}::ltree
        and exists (select from obstacle_event e where e.obstacle_id = o.id and e.verb = ${verb} and e.at > ${since}) order by o.answer_due, o.id`,
    );
  const score = (until: Date | null) => sql`(select a.score from assessment a where a.database_id = d.id and a.score is not null
    and (${until}::timestamptz is null or a.finished_at <= ${until}) order by a.finished_at desc limit 1)`;
  return {
    overdue: await listed(
      trx,
      sql`select ${taskShown} as shown from task t where ${within} and t.due >= ${sinceDay}::date and t.due < ${day}::date and ${taskOpen(day)} order by t.due, t.id`,
    ),
    closed: await happened(['verify', 'correct']),
    returned: await happened(['return']),
    extended: await happened(['grant-extension']),
    obstaclesRaised: await obstacles('raise'),
    obstaclesSolved: await obstacles('solve'),
    scoresWorse: await listed(
      trx,
      sql`select jsonb_build_object('database', jsonb_build_object('id', s.id, 'name', s.name), 'before', s.before, 'now', s.now) as shown
        from (select d.id, d.name, ${score(since)} as before, ${score(null)} as now from database d where d.agency <@ ${agency}::ltree) s
        where s.now < s.before order by s.now - s.before, s.id`,
    ),
  };
}
