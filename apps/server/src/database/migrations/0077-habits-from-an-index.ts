import { type Kysely, sql } from 'kysely';

/** The habits of many agencies are counted from an index alone, in the order of days; those of a few by agency. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const counted = (condition: string): string =>
  `return query select t.agency_id, count(*), count(*) filter (where t.done_on is null or t.done_on > day or t.done_on > t.due)
     from task t where ${condition} t.due < day and t.state <> 'cancelled' group by 1;`;

const statements = [
  `create index task_habit on task (due) include (agency_id, done_on) where state <> 'cancelled'`,
  `create or replace function access.task_habits(wanted text[], day date) returns table (agency text, due bigint, late bigint)
   language plpgsql stable security definer set search_path = pg_catalog, public as $$
   #variable_conflict use_column
   begin
     if cardinality(wanted) > 100 then ${counted('')}
     else ${counted('t.agency_id = any(wanted) and')}
     end if;
   end $$`,
];
