import { type Kysely, sql } from 'kysely';

/** The administrative procedures that a task is about, by their national codes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const steers = `exists (select from task where task.id = task_procedure.task_id
  and exists (select from access.grants('task.assign') g where g.agency @> task.owner and g.territory @> task.territory))`;

const statements = [
  `create table task_procedure (
     task_id bigint not null references task on delete cascade,
     procedure text not null check (procedure ~ '^[0-9]\\.[0-9]{6}$'),
     primary key (task_id, procedure)
   )`,
  'create index task_procedure_procedure on task_procedure (procedure, task_id)',
  'alter table task_procedure enable row level security',
  'create policy task_procedure_read on task_procedure for select to sogoc_app using (exists (select from task t where t.id = task_procedure.task_id))',
  `create policy task_procedure_change on task_procedure for all to sogoc_app using (${steers}) with check (${steers})`,
  'grant select, insert, delete on task_procedure to sogoc_app',
];
