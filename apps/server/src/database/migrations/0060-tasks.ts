import { type Kysely, sql } from 'kysely';

/**
 * Programmes and their tasks. A task has two places: the agency that leads it (`agency`, `territory`) works on it, the agency that steers the programme
 * (`owner`) assigns, verifies and grants. Late and at risk are nowhere kept: they follow from the days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const reaches = (row: string, action: string, agency: 'agency' | 'owner'): string =>
  `exists (select from access.grants('${action}') g where g.agency @> ${row}.${agency} and g.territory @> ${row}.territory)`;

const leads = reaches('task', 'task.work', 'agency');
const steers = `(${reaches('task', 'task.assign', 'owner')} or ${reaches('task', 'task.verify', 'owner')})`;
const seen = (table: string): string => `exists (select from task t where t.id = ${table}.task_id)`;
const onTask = (table: string, condition: string): string => `exists (select from task where task.id = ${table}.task_id and ${condition})`;

const statements = [
  `create table programme (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9-]*$'),
     kind text not null check (kind in ('resolution', 'plan', 'conclusion')),
     number text not null,
     name text not null,
     issued_on date,
     agency_id text not null references agency,
     agency ltree not null,
     territory ltree not null,
     version integer not null default 1,
     created_at timestamptz not null default access.now()
   )`,
  'alter table programme enable row level security',
  `create policy programme_read on programme for select to sogoc_app using ((select access.may('programme.read')))`,
  `create policy programme_insert on programme for insert to sogoc_app with check (access.may_at('programme.change', agency, territory))`,
  `create policy programme_update on programme for update to sogoc_app using (access.may_at('programme.change', agency, territory))
     with check (access.may_at('programme.change', agency, territory))`,
  'grant select, insert, update (kind, number, name, issued_on, version) on programme to sogoc_app',

  `create table task (
     id bigint generated always as identity primary key,
     programme_id text not null references programme,
     number text not null,
     occurrence integer not null default 1,
     title text not null,
     result_kind text not null check (result_kind in ('document', 'law', 'system', 'database', 'other')),
     result text,
     agency_id text not null references agency,
     agency ltree not null,
     territory ltree not null,
     owner ltree not null,
     province_id text generated always as (case when nlevel(territory) > 1 then ltree2text(subpath(territory, 1, 1)) end) stored,
     person_id uuid references account,
     difficulty text not null default 'medium' check (difficulty in ('easy', 'medium', 'hard')),
     priority smallint not null default 2 check (priority between 1 and 3),
     recurs text check (recurs in ('weekly', 'monthly', 'quarterly', 'yearly')),
     state text not null default 'assigned'
       check (state in ('assigned', 'accepted', 'in-progress', 'reported', 'returned', 'verified', 'cancelled')),
     start_on date not null,
     due date not null,
     due_first date not null,
     assigned_on date not null default access.today(),
     accepted_on date,
     started_on date,
     reported_on date,
     -- The day on which the result was there, as reported and then as verified; and the day on which that was recorded.
     done_on date,
     recorded_on date,
     cancelled_on date,
     extended_on date,
     extension_asked boolean not null default false,
     progress smallint not null default 0 check (progress between 0 and 100),
     progress_on date,
     reported_by uuid references account,
     search text not null,
     version integer not null default 1,
     unique (programme_id, number, occurrence),
     check (due >= start_on),
     check (state <> 'verified' or (done_on is not null and recorded_on is not null))
   )`,
  'create index task_due on task (due, id)',
  `create index task_open on task (due, id) where state not in ('verified', 'cancelled')`,
  'create index task_agency_due on task (agency_id, due, id)',
  'create index task_province on task (province_id, due, id)',
  'create index task_programme on task (programme_id, due, id)',
  'create index task_person on task (person_id, due, id) where person_id is not null',

  // The agencies that help, told of the task but without a right to change it.
  `create table task_agency (
     task_id bigint not null references task on delete cascade,
     agency_id text not null references agency,
     agency ltree not null,
     territory ltree not null,
     primary key (task_id, agency_id)
   )`,
  'create index task_agency_agency on task_agency using gist (agency)',
  `create function access.coordinated(wanted text) returns setof bigint language sql stable security definer set search_path = pg_catalog, public as $$
     select c.task_id from access.grants(wanted) g join task_agency c on g.agency @> c.agency and g.territory @> c.territory
   $$`,
  // Who reads everything is asked once, not for each of many rows.
  `create function access.everywhere(wanted text) returns boolean language sql stable as
   $$ select exists (select from access.grants(wanted) g where g.agency = 'vn' and g.territory = 'vn') $$`,
  'grant execute on function access.coordinated(text), access.everywhere(text) to sogoc_app',

  'alter table task enable row level security',
  `create policy task_read on task for select to sogoc_app using ((select access.everywhere('task.read'))
     or ${reaches('task', 'task.read', 'agency')} or ${reaches('task', 'task.read', 'owner')} or id in (select access.coordinated('task.read')))`,
  `create policy task_assign on task for insert to sogoc_app with check (
     state = 'assigned' and owner @> agency and ${reaches('task', 'task.assign', 'owner')}
     and exists (select from programme p where p.id = programme_id and p.agency = task.owner))`,
  `create policy task_lead on task for update to sogoc_app
     using (state in ('assigned', 'accepted', 'in-progress', 'returned', 'reported') and ${leads})
     with check (state in ('assigned', 'accepted', 'in-progress', 'returned', 'reported') and ${leads})`,
  `create policy task_steer on task for update to sogoc_app using (${steers}) with check (owner @> agency and ${steers})`,
  'grant select, insert, update on task to sogoc_app',

  // What the leading agency may not change by whatever statement: what was assigned. And nobody verifies what they reported.
  `create function access.guard_task() returns trigger language plpgsql as $$ begin
     if current_user <> 'sogoc_app' then return new; end if;
     if (new.programme_id, new.owner, new.assigned_on, new.due_first, new.number) is distinct from
        (old.programme_id, old.owner, old.assigned_on, old.due_first, old.number) then
       raise exception 'what a task belongs to stays' using errcode = 'insufficient_privilege';
     end if;
     if (new.title, new.agency, new.territory, new.due, new.start_on, new.difficulty, new.priority, new.recurs, new.result_kind, new.result, new.cancelled_on)
        is distinct from
        (old.title, old.agency, old.territory, old.due, old.start_on, old.difficulty, old.priority, old.recurs, old.result_kind, old.result, old.cancelled_on)
        and not access.may_at('task.assign', old.owner, old.territory) then
       raise exception 'what was assigned is for who assigned it to change' using errcode = 'insufficient_privilege';
     end if;
     if (new.state = 'verified' or old.state = 'verified') and (not access.may_at('task.verify', old.owner, old.territory)
        or coalesce(old.reported_by, new.reported_by) = access.account_id()) then
       raise exception 'verified by who reported it' using errcode = 'insufficient_privilege';
     end if;
     if new.state = 'reported' and old.state <> 'reported' then new.reported_by := access.account_id();
     elsif new.reported_by is distinct from old.reported_by then
       raise exception 'who reported it stays' using errcode = 'insufficient_privilege';
     end if;
     return new;
   end $$`,
  'create trigger task_guard before update on task for each row execute function access.guard_task()',

  'alter table task_agency enable row level security',
  `create policy task_agency_read on task_agency for select to sogoc_app using (${seen('task_agency')})`,
  `create policy task_agency_change on task_agency for all to sogoc_app using (${onTask('task_agency', steers)}) with check (${onTask('task_agency', steers)})`,
  'grant select, insert, delete on task_agency to sogoc_app',

  `create table task_database (
     task_id bigint not null references task on delete cascade,
     database_id text not null references database on delete cascade,
     primary key (task_id, database_id)
   )`,
  'create index task_database_database on task_database (database_id, task_id)',
  'alter table task_database enable row level security',
  `create policy task_database_read on task_database for select to sogoc_app using (${seen('task_database')})`,
  `create policy task_database_change on task_database for all to sogoc_app
     using (${onTask('task_database', steers)}) with check (${onTask('task_database', steers)})`,
  'grant select, insert, delete on task_database to sogoc_app',

  // How far it was on a day, as the leading agency told; never overwritten, so that any day can be looked at again.
  `create table task_progress (
     task_id bigint not null references task on delete cascade,
     day date not null default access.today(),
     share smallint not null check (share between 0 and 100),
     primary key (task_id, day)
   )`,
  'alter table task_progress enable row level security',
  `create policy task_progress_read on task_progress for select to sogoc_app using (${seen('task_progress')})`,
  `create policy task_progress_add on task_progress for insert to sogoc_app with check (day = access.today() and ${onTask('task_progress', leads)})`,
  `create policy task_progress_correct on task_progress for update to sogoc_app using (day = access.today() and ${onTask('task_progress', leads)})
     with check (day = access.today() and ${onTask('task_progress', leads)})`,
  'grant select, insert, update (share) on task_progress to sogoc_app',

  `create table task_extension (
     id bigint generated always as identity primary key,
     task_id bigint not null references task on delete cascade,
     asked_at timestamptz not null default access.now(),
     asked_by uuid not null references account default access.account_id(),
     reason text not null,
     from_due date not null,
     to_due date not null,
     state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
     decided_on date,
     decided_by uuid references account,
     answer text,
     check (to_due > from_due)
   )`,
  `create unique index task_extension_asked on task_extension (task_id) where state = 'asked'`,
  'create index task_extension_task on task_extension (task_id, id)',
  'alter table task_extension enable row level security',
  `create policy task_extension_read on task_extension for select to sogoc_app using (${seen('task_extension')})`,
  `create policy task_extension_ask on task_extension for insert to sogoc_app
     with check (state = 'asked' and asked_by = (select access.account_id()) and ${onTask('task_extension', leads)})`,
  `create policy task_extension_decide on task_extension for update to sogoc_app
     using (state = 'asked' and asked_by <> (select access.account_id()) and ${onTask('task_extension', reaches('task', 'task.assign', 'owner'))})
     with check (state in ('granted', 'refused') and decided_by = (select access.account_id()))`,
  'grant select, insert (task_id, reason, from_due, to_due), update (state, decided_on, decided_by, answer) on task_extension to sogoc_app',
  // When it was due, as was known on a day.
  `create function access.task_due(wanted bigint, day date, now_due date) returns date language sql stable as $$
     select coalesce((select from_due from task_extension where task_id = wanted and state = 'granted' and decided_on > day order by id limit 1), now_due)
   $$`,
  'grant execute on function access.task_due(bigint, date, date) to sogoc_app',

  `create table task_event (
     id bigint generated always as identity primary key,
     task_id bigint not null references task on delete cascade,
     at timestamptz not null default access.now(),
     day date not null default access.today(),
     account_id uuid references account default access.account_id(),
     verb text not null,
     text text,
     details jsonb
   )`,
  'create index task_event_task on task_event (task_id, id)',
  `create function access.may_comment(wanted bigint) returns boolean language sql stable as $$
     select exists (select from task where id = wanted and (${reaches('task', 'task.comment', 'agency')}
       or ${reaches('task', 'task.comment', 'owner')} or id in (select access.coordinated('task.comment')))) $$`,
  'grant execute on function access.may_comment(bigint) to sogoc_app',
  'alter table task_event enable row level security',
  `create policy task_event_read on task_event for select to sogoc_app using (${seen('task_event')})`,
  `create policy task_event_add on task_event for insert to sogoc_app with check (account_id = (select access.account_id())
     and access.may_comment(task_id))`,
  'grant select, insert (task_id, verb, text, details) on task_event to sogoc_app',
];
