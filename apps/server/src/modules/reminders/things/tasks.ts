import { sql } from 'kysely';
import type { RemindedKind } from './thing.ts';

/** Tasks: open until their result is there. What is reported and waits for its verifier is nobody's delay. */
export const tasks: RemindedKind = {
  kind: 'task',
  things: (
    day,
  ) => sql`select t.id, t.programme_id, t.number, t.title, t.due, t.person_id, t.agency, subpath(t.agency, 0, least(nlevel(t.agency), 2)) as above,
      t.owner as steering, t.territory,
      t.assigned_on <= ${day}::date and t.state <> 'cancelled' and (t.done_on is null or t.done_on > ${day}::date) as open from task t`,
  rights: { agency: 'task.work', above: 'task.verify', steering: 'task.verify', up: 'task.verify' },
};
