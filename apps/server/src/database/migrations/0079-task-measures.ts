import { type Kysely, sql } from 'kysely';

/** What a task waits for, as a measure that the register takes itself. Who steers binds it; value and consequence are written by the register alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const steers = `exists (select from task where task.id = task_measure.task_id
  and exists (select from access.grants('task.assign') g where g.agency @> task.owner and g.territory @> task.territory))`;

const statements = [
  `create table task_measure (
     task_id bigint primary key references task on delete cascade,
     measure text not null,
     parameters jsonb not null,
     -- Whose change may change the value; empty: any database.
     database_ids text[] not null,
     closes text not null check (closes in ('reported', 'verified')),
     manual boolean not null,
     bound_by uuid references account default access.account_id(),
     bound_at timestamptz not null default access.now(),
     value jsonb,
     met boolean,
     measured_at timestamptz,
     closed boolean not null default false
   )`,
  'create index task_measure_database on task_measure using gin (database_ids)',
  'alter table task_measure enable row level security',
  'create policy task_measure_read on task_measure for select to sogoc_app using (exists (select from task t where t.id = task_measure.task_id))',
  `create policy task_measure_bind on task_measure for insert to sogoc_app with check (${steers})`,
  `create policy task_measure_unbind on task_measure for delete to sogoc_app using (${steers})`,
  'grant select, insert (task_id, measure, parameters, database_ids, closes, manual), delete on task_measure to sogoc_app',
  `create function access.guard_measured() returns trigger language plpgsql as $$ begin
     if current_user = 'sogoc_app' and new.state <> old.state and new.state in ('reported', 'verified')
        and exists (select from task_measure m where m.task_id = new.id and not m.manual) then
       raise exception 'closed by its measure' using errcode = 'insufficient_privilege';
     end if;
     return new;
   end $$`,
  'create trigger task_measured before update on task for each row execute function access.guard_measured()',
];
