import { sql } from 'kysely';
import type { RemindedKind } from './thing.ts';

/** Obstacles: who is to answer works on them; the person is who raised it. */
export const obstacles: RemindedKind = {
  kind: 'obstacle',
  things: (day) => sql`select o.id, null::text as programme_id, o.number, o.title, o.answer_due as due, o.raised_by as person_id, o.owner as agency,
      subpath(o.owner, 0, least(nlevel(o.owner), 2)) as above, subpath(o.owner, 0, 1) as steering, o.territory,
      o.raised_on <= ${day}::date and o.state <> 'withdrawn' and (o.solved_on is null or o.solved_on > ${day}::date) as open from obstacle o`,
  rights: { agency: 'obstacle.solve', above: 'obstacle.solve', steering: 'obstacle.solve', up: 'obstacle.solve' },
};
