import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { type At, listed, obstacleOpen, obstacleShown, taskShown } from './rows.ts';
import type { ReviewShown } from './schema.ts';

/** What waits for who holds the meeting. */
export async function decisions(trx: Work, { agency }: At): Promise<ReviewShown['decisions']> {
  return {
    extensions: await listed(
      trx,
      sql`select ${taskShown} || jsonb_build_object('toDue', x.to_due, 'reason', x.reason) as shown
        from task_extension x join task t on t.id = x.task_id where x.state = 'asked' and t.owner = ${agency}::ltree order by t.due, t.id`,
    ),
    obstacles: await listed(
      trx,
      sql`select ${obstacleShown} as shown from obstacle o where o.owner = ${agency}::ltree and ${obstacleOpen} order by o.level desc, o.answer_due, o.id`,
    ),
    designations: await listed(
      trx,
      sql`select jsonb_build_object('id', g.id, 'attribute', g.attribute_name, 'reason', g.reason, 'database', jsonb_build_object('id', d.id, 'name', d.name)) as shown
        from designation g join database d on d.id = g.database_id where g.status = 'disputed' and g.agency <@ ${agency}::ltree order by g.proposed_at, g.id`,
    ),
  };
}
