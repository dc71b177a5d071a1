import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { figureOn } from '../figures.ts';
import type { Filtered } from '../list.ts';

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

/** Of these tasks the open ones, with what was told of them by a day. The task keeps what was told last; only for a day before that is it looked up. */
export async function listCandidates(trx: Work, among: Filtered, day: string): Promise<Candidate[]> {
  const on = sql`${day}::date`;
  const open = among
    .select(['t.id', 't.programme_id as programme', 't.agency_id as agency', 't.difficulty', 't.start_on', 't.due'])
    .select(['t.progress', 't.progress_on'])
    .select(sql<boolean>`coalesce(t.started_on <= ${on}, false)`.as('started'))
    .where(figureOn('open', day));
  const { rows } = await sql<Candidate>`with c as materialized (${open})
    select c.id, c.programme, c.agency, c.difficulty, c.start_on, c.due, c.started, coalesce(o.open, 0) as obstacles,
      case when c.progress_on <= ${on} then c.progress else w.share end as progress,
      case when c.progress_on <= ${on} then c.progress_on else w.day end as told_on
    from c left join access.open_obstacles_of((select array_agg(id) from c), ${on}) o on o.task_id = c.id
    left join lateral (select share, day from task_progress where task_id = c.id and day <= ${on} and c.progress_on > ${on}
      order by day desc limit 1) w on true`.execute(trx);
  return rows;
}

export interface Habit {
  agency: string;
  due: number;
  late: number;
}

/** Of each leading agency's tasks that were due before a day: how many, and how many of them late. */
export async function countHabits(trx: Work, agencies: readonly string[], day: string): Promise<Habit[]> {
  return (await sql<Habit>`select agency, due, late from access.task_habits(${[...agencies]}::text[], ${day}::date)`.execute(trx)).rows;
}
