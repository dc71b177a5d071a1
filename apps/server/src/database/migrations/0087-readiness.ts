import { type Kysely, sql } from 'kysely';

/**
 * Readiness of units: forms in versions, rounds in which units fill one, and what each unit answered. A unit writes its draft and hands it in; the office that
 * holds the round gives it back. What was handed in is for nobody to change, by whatever statement.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const place = 'agency ltree not null, territory ltree not null';
const reaches = (table: string, action: string): string =>
  `exists (select from access.grants('${action}') g where g.agency @> ${table}.agency and g.territory @> ${table}.territory)`;
const fills = reaches('readiness_answer', 'readiness.fill');
const returns = reaches('readiness_answer', 'readiness.change');

const statements = [
  `create table readiness_form (
     id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
     agency_id text not null references agency,
     ${place}
   )`,
  'alter table readiness_form enable row level security',
  `create policy readiness_form_read on readiness_form for select to sogoc_app using ((select access.may('readiness.read')))`,
  `create policy readiness_form_add on readiness_form for insert to sogoc_app with check (${reaches('readiness_form', 'readiness.change')})`,
  'grant select, insert on readiness_form to sogoc_app',

  // Never changed: what was answered stays an answer to the questions that were asked.
  `create table readiness_form_version (
     form_id text not null references readiness_form,
     number integer not null check (number > 0),
     content jsonb not null,
     created_by uuid references account default access.account_id(),
     created_at timestamptz not null default access.now(),
     primary key (form_id, number)
   )`,
  'alter table readiness_form_version enable row level security',
  `create policy readiness_form_version_read on readiness_form_version for select to sogoc_app using ((select access.may('readiness.read')))`,
  `create policy readiness_form_version_add on readiness_form_version for insert to sogoc_app with check (created_by = (select access.account_id())
     and exists (select from readiness_form where readiness_form.id = readiness_form_version.form_id and ${reaches('readiness_form', 'readiness.change')}))`,
  'grant select, insert (form_id, number, content) on readiness_form_version to sogoc_app',

  `create table readiness_round (
     id bigint generated always as identity primary key,
     form_id text not null,
     form_version integer not null,
     name text not null,
     agency_id text not null references agency,
     ${place},
     unit_kind text not null,
     opened_on date not null default access.today(),
     deadline date not null,
     closed_on date,
     version integer not null default 1,
     foreign key (form_id, form_version) references readiness_form_version,
     check (deadline >= opened_on)
   )`,
  'create index readiness_round_form on readiness_round (form_id, deadline)',
  'alter table readiness_round enable row level security',
  `create policy readiness_round_read on readiness_round for select to sogoc_app using ((select access.may('readiness.read')))`,
  `create policy readiness_round_add on readiness_round for insert to sogoc_app with check (${reaches('readiness_round', 'readiness.change')})`,
  `create policy readiness_round_change on readiness_round for update to sogoc_app using (${reaches('readiness_round', 'readiness.change')})
     with check (${reaches('readiness_round', 'readiness.change')})`,
  'grant select, insert, update (name, deadline, closed_on, version) on readiness_round to sogoc_app',

  `create table readiness_answer (
     round_id bigint not null references readiness_round,
     agency_id text not null references agency,
     ${place},
     state text not null default 'draft' check (state in ('draft', 'submitted', 'returned')),
     answers jsonb not null,
     submitted_on date,
     submitted_by uuid references account,
     reason text,
     changed_at timestamptz not null default access.now(),
     version integer not null default 1,
     primary key (round_id, agency_id),
     check (state <> 'submitted' or submitted_on is not null)
   )`,
  'create index readiness_answer_agency on readiness_answer (agency_id, round_id)',
  'alter table readiness_answer enable row level security',
  `create policy readiness_answer_read on readiness_answer for select to sogoc_app using ((select access.everywhere('readiness.read'))
     or ${reaches('readiness_answer', 'readiness.read')})`,
  `create policy readiness_answer_begin on readiness_answer for insert to sogoc_app with check (state = 'draft' and submitted_on is null and ${fills}
     and exists (select from readiness_round r join agency a on a.id = readiness_answer.agency_id and a.path = readiness_answer.agency
                 where r.id = readiness_answer.round_id and r.closed_on is null and r.agency @> a.path and a.kind = r.unit_kind))`,
  `create policy readiness_answer_fill on readiness_answer for update to sogoc_app using (state in ('draft', 'returned') and ${fills})
     with check (state in ('draft', 'submitted', 'returned') and ${fills})`,
  `create policy readiness_answer_return on readiness_answer for update to sogoc_app using (state = 'submitted' and ${returns})
     with check (state = 'returned' and ${returns})`,
  `grant select, insert (round_id, agency_id, agency, territory, answers), update (answers, state, submitted_on, submitted_by, reason, changed_at, version)
     on readiness_answer to sogoc_app`,
  // PostgreSQL lets an update pass that one policy lets begin and another lets end: the step itself is looked at here.
  `create function access.guard_readiness() returns trigger language plpgsql as $$ begin
     if current_user <> 'sogoc_app' then return new; end if;
     if old.state = 'submitted' and (new.state <> 'returned' or new.answers <> old.answers or new.submitted_on <> old.submitted_on
        or not access.may_at('readiness.change', old.agency, old.territory)) then
       raise exception 'what was handed in is given back, or stays as it is' using errcode = 'insufficient_privilege';
     end if;
     if exists (select from readiness_round where id = old.round_id and closed_on is not null) then
       raise exception 'the round is closed' using errcode = 'insufficient_privilege';
     end if;
     return new;
   end $$`,
  'create trigger readiness_guard before update on readiness_answer for each row execute function access.guard_readiness()',
];
