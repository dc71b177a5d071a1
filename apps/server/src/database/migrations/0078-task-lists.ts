import { type Kysely, sql } from 'kysely';

/** Task lists that somebody sent and has not yet confirmed: only they see them, and only while they may assign tasks there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const own = `task_list.created_by = (select access.account_id()) and access.may_at('task.assign', task_list.agency, task_list.territory)`;

const statements = [
  `create table task_list (
     id uuid primary key default gen_random_uuid(),
     programme_id text not null references programme,
     agency ltree not null,
     territory ltree not null,
     created_by uuid not null references account default access.account_id(),
     created_at timestamptz not null default access.now(),
     file_name text not null,
     -- Of the file: who sends it again goes on where they were.
     digest text not null,
     -- The tables of the document; emptied once they are tasks.
     grids jsonb not null,
     reading jsonb not null,
     state text not null default 'draft' check (state in ('draft', 'confirmed')),
     confirmed_at timestamptz,
     created integer,
     version integer not null default 1,
     unique (created_by, programme_id, digest)
   )`,
  'alter table task_list enable row level security',
  `create policy task_list_read on task_list for select to sogoc_app using (${own})`,
  `create policy task_list_send on task_list for insert to sogoc_app
     with check (state = 'draft' and ${own} and exists (select from programme p where p.id = programme_id and p.agency = task_list.agency))`,
  `create policy task_list_change on task_list for update to sogoc_app using (${own}) with check (${own})`,
  `create policy task_list_drop on task_list for delete to sogoc_app using (${own})`,
  `grant select, insert (programme_id, agency, territory, file_name, digest, grids, reading),
     update (grids, reading, state, confirmed_at, created, version), delete on task_list to sogoc_app`,
];
