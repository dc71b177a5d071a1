import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Identity } from '../../../access/identity.ts';
import { figureOn } from '../figures.ts';
import { narrowed } from '../list.ts';
import type { SummaryQuery } from '../schema.ts';

export interface Candidate {
  id: number;
  programme: string;
  agency: string;
  difficulty: 'easy' | 'medium' | 'hard';
  start_on: string;
  due: string;
  started: boolean;
  progress: number | null;
  told_on: string | null;
  obstacles: number;
}

/** Open tasks that are due until a day, with what was told of them by then. */
export function listCandidates(trx: Work, identity: Identity, query: z.infer<typeof SummaryQuery>, day: string, until: string): Promise<Candidate[]> {
  return narrowed(trx.selectFrom('task as t') as never, identity, query)
    .select(['t.id', 't.programme_id as programme', 't.agency_id as agency', 't.difficulty', 't.start_on', 't.due'])
    .select([told('share', day).as('progress'), told('day', day).as('told_on')])
    .select([sql<boolean>`coalesce(t.started_on <= ${day}::date, false)`.as('started'), openObstacles(day).as('obstacles')])
    .where('t.due', '<=', until)
    .where('t.due', '>=', day)
    .where(figureOn('open', day))
    .execute() as unknown as Promise<Candidate[]>;
}

/** Of what the agency told last by that day. */
function told(column: 'share' | 'day', day: string): RawBuilder<number | string | null> {
  return sql`(select ${sql.ref(`w.${column}`)} from task_progress w where w.task_id = t.id and w.day <= ${day}::date order by w.day desc limit 1)`;
}

function openObstacles(day: string): RawBuilder<number> {
  return sql<number>`access.open_obstacles(t.id, ${day}::date)`;
}

export interface Habit {
  agency: string;
  due: number;
  late: number;
}

/** Of each leading agency's tasks that were due before a day: how many, and how many of them late. */
export async function countHabits(trx: Work, agencies: readonly string[], day: string): Promise<Habit[]> {
  const late = sql`(t.done_on is null or t.done_on > ${day}::date or t.done_on > t.due)`;
  const { rows } = await sql<Habit>`select t.agency_id as agency, count(*) as due, count(*) filter (where ${late}) as late from task t
    where t.agency_id = any(${[...agencies]}) and t.due < ${day}::date and t.state <> 'cancelled' group by 1`.execute(trx);
  return rows;
}
