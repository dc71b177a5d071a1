import { type Kysely, sql } from 'kysely';

/**
 * What a forecast rests on, for many tasks at once. Both count what its reader may not see in full, so that everybody is told the same risk of the same task:
 * how many, never which.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const secured = 'language plpgsql stable security definer set search_path = pg_catalog, public';

const statements = [
  `create function access.open_obstacles_of(wanted bigint[], day date) returns table (task_id bigint, open bigint) ${secured} as $$
   #variable_conflict use_column
   begin
     return query select l.task_id, count(*) from obstacle_task l join obstacle o on o.id = l.obstacle_id
       where l.task_id = any(wanted) and o.raised_on <= day and o.state <> 'withdrawn' and (o.solved_on is null or o.solved_on > day) group by 1;
   end $$`,
  // Of an agency's tasks that were due before a day: how many, and how many of them late.
  `create function access.task_habits(wanted text[], day date) returns table (agency text, due bigint, late bigint) ${secured} as $$
   #variable_conflict use_column
   begin
     return query select t.agency_id, count(*), count(*) filter (where t.done_on is null or t.done_on > day or t.done_on > t.due)
       from task t where t.agency_id = any(wanted) and t.due < day and t.state <> 'cancelled' group by 1;
   end $$`,
  'grant execute on function access.open_obstacles_of(bigint[], date), access.task_habits(text[], date) to sogoc_app',
  'drop function access.open_obstacles(bigint, date)',
];
