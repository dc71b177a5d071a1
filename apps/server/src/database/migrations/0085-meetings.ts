import { type Kysely, sql } from 'kysely';

/**
 * Weekly meetings of an agency with those below it, and what they concluded. Once closed, a meeting and the figures it looked at stay as they are, whoever asks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const holds = (table: string): string => `access.may_at('meeting.hold', ${table}.agency, ${table}.territory)`;

const statements = [
  `create table meeting (
     id bigint generated always as identity primary key,
     agency_id text not null references agency,
     agency ltree not null,
     territory ltree not null,
     title text not null,
     held_on date not null,
     state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
     -- What it looks back to, and the moment of its figures: set as it closes.
     since timestamptz not null,
     as_of timestamptz,
     review jsonb,
     minutes text,
     reason text,
     made_by uuid references account default access.account_id(),
     closed_by uuid references account,
     version integer not null default 1,
     check ((state = 'closed') = (as_of is not null) and (state = 'closed') = (review is not null))
   )`,
  'create index meeting_agency on meeting (agency_id, held_on desc, id)',
  'create index meeting_place on meeting using gist (agency)',
  'alter table meeting enable row level security',
  `create policy meeting_read on meeting for select to sogoc_app using (access.may_at('meeting.read', meeting.agency, meeting.territory))`,
  `create policy meeting_plan on meeting for insert to sogoc_app with check (state = 'planned' and ${holds('meeting')}
     and exists (select from agency a where a.id = agency_id and a.path = meeting.agency and a.territory = meeting.territory))`,
  `create policy meeting_hold on meeting for update to sogoc_app using (state in ('planned', 'open') and ${holds('meeting')}) with check (${holds('meeting')})`,
  `grant select, insert (agency_id, agency, territory, title, held_on, since), update (title, held_on, state, since, as_of, review, minutes, reason, closed_by, version)
     on meeting to sogoc_app`,

  `create table meeting_conclusion (
     id bigint generated always as identity primary key,
     meeting_id bigint not null references meeting,
     number integer not null,
     text text not null,
     task_id bigint references task,
     made_at timestamptz not null default access.now(),
     made_by uuid references account default access.account_id(),
     unique (meeting_id, number)
   )`,
  'alter table meeting_conclusion enable row level security',
  'create policy meeting_conclusion_read on meeting_conclusion for select to sogoc_app using (exists (select from meeting m where m.id = meeting_id))',
  `create policy meeting_conclusion_add on meeting_conclusion for insert to sogoc_app with check (
     exists (select from meeting m where m.id = meeting_id and m.state = 'open' and ${holds('m')})
     and (task_id is null or exists (select from task t where t.id = task_id)))`,
  'grant select, insert (meeting_id, number, text, task_id) on meeting_conclusion to sogoc_app',

  // Whoever hands out tasks chooses among the people of the unit too.
  `create or replace function access.people_of(unit text) returns table (id uuid, name text)
   language sql stable security definer set search_path = pg_catalog, public as $$
     select a.id, a.name from account a join agency u on u.id = unit
     where a.agency_id = unit and a.status = 'active' and exists (
       select from (select * from access.grants('case.assign') union all select * from access.grants('case.mend')
         union all select * from access.grants('task.assign')) g
       where g.agency @> u.path and g.territory @> u.territory)
     order by a.name limit 500
   $$`,
];
