import { type Kysely, sql } from 'kysely';

/**
 * Discrepancies that surveys found, and the cases in which units mend them. Both carry their place, so that row-level security and the lists of a unit
 * need no join. Finding and verifying is done by the register's own jobs; the server's working role changes states only.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/**
 * Evaluated once a statement. Who owns the database sees what is mended for it elsewhere. The row's columns are named with their table: grants have columns
 * of the same names.
 */
function reaches(table: string, action: string, owners: 'and owners' | 'unit only'): string {
  const agency = owners === 'and owners' ? `(g.agency @> ${table}.agency or g.agency @> ${table}.owner)` : `g.agency @> ${table}.agency`;
  return `exists (select from access.grants('${action}') g where ${agency} and g.territory @> ${table}.territory)`;
}

const place = 'agency_id text not null references agency, agency ltree not null, territory ltree not null, owner ltree not null';
const finding = `database_id text not null, table_name text not null, column_name text, kind text not null, rule text not null,
     severity text not null check (severity in ('low', 'medium', 'high'))`;

const worksOnCase = ['case.assign', 'case.verify']
  .map((action) => reaches('cleaning_case', action, 'and owners'))
  .concat(reaches('cleaning_case', 'case.mend', 'unit only'))
  .join(' or ');

const statements = [
  `create table cleaning_case (
     id bigint generated always as identity primary key,
     ${finding},
     gravity smallint generated always as (case severity when 'high' then 3 when 'medium' then 2 else 1 end) stored,
     attribute_id text,
     ${place},
     province_id text generated always as (case when nlevel(territory) > 1 then ltree2text(subpath(territory, 1, 1)) end) stored,
     assignee_id uuid references account,
     status text not null default 'open' check (status in ('open', 'reopened', 'in-progress', 'disputed', 'mended', 'closed')),
     closed boolean generated always as (status = 'closed') stored,
     opened_on date not null,
     due date not null,
     closed_at timestamptz,
     records integer not null default 0,
     records_open integer not null default 0,
     records_reopened integer not null default 0,
     records_confirmed integer not null default 0,
     records_mended integer not null default 0,
     records_rejected integer not null default 0,
     records_dismissed integer not null default 0,
     records_verified integer not null default 0,
     times_reopened integer not null default 0,
     run_id uuid not null,
     -- What is searched in: small letters without accents.
     search text not null,
     version integer not null default 1
   )`,
  'create index cleaning_case_run on cleaning_case (run_id)',
  // Each list that people scroll has an index in its order; text and numbers can be looked up before row-level security is asked, ltree cannot.
  'create index cleaning_case_due on cleaning_case (due, id) where not closed',
  'create index cleaning_case_unit on cleaning_case (agency_id, due, id)',
  'create index cleaning_case_province on cleaning_case (province_id, due, id)',
  'create index cleaning_case_database on cleaning_case (database_id, due, id)',
  'create index cleaning_case_gravity on cleaning_case (gravity, id) where not closed',
  'create index cleaning_case_records on cleaning_case (records, id) where not closed',
  'create index cleaning_case_assignee on cleaning_case (assignee_id, due, id) where assignee_id is not null',
  'alter table cleaning_case enable row level security',
  `create policy cleaning_case_read on cleaning_case for select to sogoc_app using (${reaches('cleaning_case', 'case.read', 'and owners')})`,
  `create policy cleaning_case_work on cleaning_case for update to sogoc_app
     using (${worksOnCase})
     with check (${worksOnCase})`,
  `grant select, update (assignee_id, status, due, closed_at, records_open, records_reopened, records_confirmed, records_mended,
     records_rejected, records_dismissed, records_verified, times_reopened, version) on cleaning_case to sogoc_app`,

  `create table discrepancy (
     id text primary key,
     case_id bigint not null references cleaning_case,
     ${finding},
     record_key text not null,
     -- Whether the record is named by a personal value, such as a personal ID.
     key_personal boolean not null,
     observed text,
     expected text,
     origin text,
     ${place},
     state text not null default 'open' check (state in ('open', 'reopened', 'confirmed', 'mended', 'rejected', 'dismissed', 'verified')),
     reason text,
     changed_by uuid references account,
     changed_at timestamptz not null,
     found_at timestamptz not null,
     run_id uuid not null
   )`,
  'create index discrepancy_case on discrepancy (case_id, id)',
  'create index discrepancy_record on discrepancy (record_key)',
  'create index discrepancy_column on discrepancy (database_id, table_name, column_name, id)',
  'create index discrepancy_unit on discrepancy (agency_id, id)',
  'alter table discrepancy enable row level security',
  `create policy discrepancy_read on discrepancy for select to sogoc_app using (${reaches('discrepancy', 'discrepancy.read', 'and owners')})`,
  // A unit cannot settle its own objections, and only a survey verifies.
  `create policy discrepancy_mend on discrepancy for update to sogoc_app
     using (state in ('open', 'reopened', 'confirmed', 'mended', 'rejected') and ${reaches('discrepancy', 'case.mend', 'unit only')})
     with check (state in ('open', 'confirmed', 'mended', 'rejected') and ${reaches('discrepancy', 'case.mend', 'unit only')})`,
  `create policy discrepancy_settle on discrepancy for update to sogoc_app
     using (state in ('mended', 'rejected') and ${reaches('discrepancy', 'case.verify', 'and owners')})
     with check (state in ('dismissed', 'reopened') and ${reaches('discrepancy', 'case.verify', 'and owners')})`,
  'grant select, update (state, reason) on discrepancy to sogoc_app',
  // Who changed it, and when, is not for the caller to say; nobody accepts their own objection.
  `create function access.stamp_discrepancy() returns trigger language plpgsql as $$ begin
     if current_user <> 'sogoc_app' then return new; end if;
     if new.state in ('dismissed', 'reopened') and old.changed_by = access.account_id() then
       raise exception 'settled by who asked for it' using errcode = 'insufficient_privilege';
     end if;
     new.changed_by := access.account_id();
     new.changed_at := access.now();
     return new;
   end $$`,
  'create trigger discrepancy_stamp before update on discrepancy for each row execute function access.stamp_discrepancy()',

  // Hands a case and its records to another unit, from inside the caller's scope to inside of it.
  `create function access.hand_case(wanted bigint, unit text) returns boolean language plpgsql security definer set search_path = pg_catalog, public as $$
   declare target agency; moved boolean;
   begin
     select * into target from agency where id = unit;
     update cleaning_case c set agency_id = target.id, agency = target.path, assignee_id = null, version = version + 1
     where id = wanted and target.id is not null and exists (
       select from access.grants('case.assign') g where (g.agency @> c.agency or g.agency @> c.owner)
         and (g.agency @> target.path or g.agency @> c.owner) and g.territory @> c.territory);
     moved := found;
     if moved then update discrepancy set agency_id = target.id, agency = target.path where case_id = wanted; end if;
     return moved;
   end $$`,
  'grant execute on function access.hand_case(bigint, text) to sogoc_app',

  // What happened to a case, for whoever takes it over.
  `create table case_event (
     id bigint generated always as identity primary key,
     case_id bigint not null references cleaning_case,
     at timestamptz not null default access.now(),
     account_id uuid references account default access.account_id(),
     verb text not null,
     records integer not null default 0,
     text text,
     run_id uuid
   )`,
  'create index case_event_case on case_event (case_id, id)',
  'create index case_event_at on case_event (at)',
  'alter table case_event enable row level security',
  'create policy case_event_read on case_event for select to sogoc_app using (exists (select from cleaning_case c where c.id = case_id))',
  `create policy case_event_add on case_event for insert to sogoc_app with check (account_id = (select access.account_id())
     and exists (select from cleaning_case c where c.id = case_event.case_id and ${reaches('c', 'case.comment', 'and owners')}))`,
  'grant select, insert (case_id, account_id, verb, records, text) on case_event to sogoc_app',

  // Findings of a run on their way in.
  `create unlogged table access.found_discrepancy (
     run_id uuid not null,
     id text not null,
     ${finding},
     attribute_id text,
     record_key text not null,
     key_personal boolean not null,
     observed text,
     expected text,
     origin text,
     agency_id text not null,
     agency ltree not null,
     territory ltree not null,
     owner ltree not null,
     primary key (run_id, id)
   )`,
];
