import { type Kysely, sql } from 'kysely';

/**
 * Reminders and escalations. One row says that a rule has spoken about a thing for one due day: the unique key decides that it does so once, whoever looks and
 * how often. Rules are kept where they differ from the table in the code.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const changes = `access.may_at('reminder.change', reminder_rules.agency, reminder_rules.territory)`;
const sees = (kind: string, table: string): string =>
  `reminder.kind = '${kind}' and exists (select from ${table} where ${table}.id = reminder.thing_id)`;

const statements = [
  `create table reminder_rules (
     id bigint generated always as identity primary key,
     kind text not null check (kind in ('task', 'obstacle', 'case')),
     -- Null: for whatever has no rules of its own.
     programme_id text references programme,
     rules jsonb not null,
     agency ltree not null,
     territory ltree not null,
     version integer not null default 1,
     check (programme_id is null or kind = 'task')
   )`,
  `create unique index reminder_rules_of on reminder_rules (kind, coalesce(programme_id, ''))`,
  'alter table reminder_rules enable row level security',
  `create policy reminder_rules_read on reminder_rules for select to sogoc_app using ((select access.may('reminder.read')))`,
  `create policy reminder_rules_add on reminder_rules for insert to sogoc_app with check (${changes} and case
     when programme_id is null then reminder_rules.agency = 'vn' and reminder_rules.territory = 'vn'
     else exists (select from programme p where p.id = programme_id and p.agency = reminder_rules.agency and p.territory = reminder_rules.territory) end)`,
  `create policy reminder_rules_change on reminder_rules for update to sogoc_app using (${changes}) with check (${changes})`,
  `create policy reminder_rules_remove on reminder_rules for delete to sogoc_app using (${changes})`,
  `grant select, delete, insert (kind, programme_id, rules, agency, territory), update (rules, version) on reminder_rules to sogoc_app`,

  // Who is told of what concerns an agency as a whole; whoever holds the role there, where nobody is named.
  `create table agency_head (
     agency_id text primary key references agency,
     account_id uuid not null references account on delete cascade,
     agency ltree not null,
     territory ltree not null
   )`,
  'alter table agency_head enable row level security',
  `create policy agency_head_read on agency_head for select to sogoc_app using ((select access.may('reminder.read')))`,
  `create policy agency_head_name on agency_head for all to sogoc_app
     using (access.may_at('account.grant', agency_head.agency, agency_head.territory))
     with check (access.may_at('account.grant', agency_head.agency, agency_head.territory)
       and exists (select from agency a where a.id = agency_id and a.path = agency_head.agency and a.territory = agency_head.territory)
       and exists (select from account p where p.id = account_id))`,
  'grant select, insert, delete on agency_head to sogoc_app',

  `create table reminder (
     id bigint generated always as identity primary key,
     kind text not null check (kind in ('task', 'obstacle', 'case')),
     thing_id bigint not null,
     due date not null,
     -- Working days from the due day: before it where negative. And who was to be told.
     days smallint not null,
     receiver text not null,
     state text not null check (state in ('told', 'superseded')),
     day date not null,
     made_at timestamptz not null default access.now(),
     unique (kind, thing_id, due, days, receiver)
   )`,
  'create index reminder_day on reminder (day, id)',

  `create table notification (
     id bigint generated always as identity primary key,
     account_id uuid not null references account on delete cascade,
     reminder_id bigint not null references reminder on delete cascade,
     made_at timestamptz not null default access.now(),
     read_at timestamptz,
     unique (reminder_id, account_id)
   )`,
  'create index notification_account on notification (account_id, id)',
  'create index notification_unread on notification (account_id) where read_at is null',
  'alter table notification enable row level security',
  'create policy notification_own on notification for select to sogoc_app using (account_id = (select access.account_id()))',
  'create policy notification_mark on notification for update to sogoc_app using (account_id = (select access.account_id()))',
  'grant select, update (read_at) on notification to sogoc_app',

  'alter table reminder enable row level security',
  `create policy reminder_read on reminder for select to sogoc_app using (
     exists (select from notification n where n.reminder_id = reminder.id and n.account_id = (select access.account_id()))
     or ${sees('task', 'task')} or ${sees('obstacle', 'obstacle')} or ${sees('case', 'cleaning_case')})`,
  'grant select on reminder to sogoc_app',

  // Who answers for something nearest to a place: the head named there, or who holds a role that may do this; where nobody does, the same one level up.
  `create function access.receivers(wanted ltree, at_territory ltree, wanted_action text, day date) returns setof uuid
   language plpgsql stable security definer set search_path = pg_catalog, public as $$ begin
     return query
       with known as (
         select g.account_id, 2 * nlevel(g.agency) as rank from role_grant g
         where g.agency @> wanted and g.territory @> at_territory and g.valid_from <= day and (g.valid_to is null or g.valid_to >= day)
           and exists (select from access.role_action r where r.role = g.role and r.action = wanted_action)
         union
         select h.account_id, 2 * nlevel(h.agency) + 1 from agency_head h where h.agency @> wanted and h.territory @> at_territory),
       active as (select k.* from known k join account a on a.id = k.account_id and a.status = 'active')
       select distinct a.account_id from active a where a.rank = (select max(rank) from active);
   end $$`,
  'revoke execute on function access.receivers(ltree, ltree, text, date) from public',
];
