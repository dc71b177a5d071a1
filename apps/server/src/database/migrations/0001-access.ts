import { type Kysely, sql } from 'kysely';

/**
 * Who may do what, as the database sees it. Every transaction of the server runs as `sogoc_app` and names the secret of a session; what it may see
 * follows from that session, so that knowing how to write SQL is not enough to be somebody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists ltree`.execute(db);
  await sql
    .raw(`do $$ begin
            if not exists (select from pg_roles where rolname = 'sogoc_app') then create role sogoc_app nologin; end if;
            if not pg_has_role(current_user, 'sogoc_app', 'member') then execute format('grant sogoc_app to %I', current_user); end if;
          end $$`)
    .execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create schema access',
  'grant usage on schema access, public to sogoc_app',

  // How far the register's time is from the system's: the demonstration and tests live on another day.
  `create table access.clock (shift interval not null)`,
  `insert into access.clock values (interval '0')`,
  `create function access.now() returns timestamptz language sql stable security definer set search_path = pg_catalog as
   $$ select now() + shift from access.clock $$`,
  `create function access.today() returns date language sql stable as $$ select (access.now() at time zone 'Asia/Ho_Chi_Minh')::date $$`,

  `create table agency (
     id text primary key check (id ~ '^[a-z0-9_]+$'),
     code text,
     kind text not null,
     name text not null,
     path ltree not null unique,
     territory ltree not null,
     valid_from date,
     valid_to date
   )`,
  'create index agency_path on agency using gist (path)',
  'create index agency_territory on agency using gist (territory)',

  `create table account (
     id uuid primary key default gen_random_uuid(),
     login text not null,
     name text not null,
     email text,
     agency_id text not null references agency,
     language text not null default 'vi' check (language in ('vi', 'en', 'id')),
     status text not null default 'active' check (status in ('invited', 'active', 'disabled')),
     created_at timestamptz not null default access.now(),
     version integer not null default 1
   )`,
  'create unique index account_login on account (lower(login))',

  // A role held in an agency's subtree and a territory, for a time.
  `create table role_grant (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references account on delete cascade,
     role text not null,
     agency ltree not null,
     territory ltree not null,
     valid_from date not null default access.today(),
     valid_to date,
     granted_by uuid references account,
     created_at timestamptz not null default access.now()
   )`,
  'create index role_grant_account on role_grant (account_id)',

  // Secrets of sessions and API keys as hashes. The server's working role cannot read them.
  `create table access.session (
     id uuid primary key default gen_random_uuid(),
     secret_hash bytea not null unique,
     account_id uuid not null references account on delete cascade,
     kind text not null check (kind in ('browser', 'api-key', 'job')),
     label text,
     actions text[],
     created_at timestamptz not null default access.now(),
     expires_at timestamptz not null,
     ended_at timestamptz
   )`,
  'create index session_account on access.session (account_id)',

  'create table access.role_action (role text not null, action text not null, primary key (role, action))',

  `create function access.session_id() returns uuid language sql stable security definer set search_path = pg_catalog, public as $$
     select s.id from access.session s join account a on a.id = s.account_id
     where s.secret_hash = sha256(convert_to(coalesce(current_setting('sogoc.session', true), ''), 'UTF8'))
       and s.ended_at is null and s.expires_at > access.now() and a.status = 'active'
   $$`,
  `create function access.account_id() returns uuid language sql stable security definer set search_path = pg_catalog, public as
   $$ select account_id from access.session where id = access.session_id() $$`,

  // Where the caller may do something: subtrees of agencies, each within a territory.
  `create function access.grants(wanted text) returns table (agency ltree, territory ltree)
   language sql stable security definer set search_path = pg_catalog, public rows 2 as $$
     select g.agency, g.territory
     from access.session s
     join role_grant g on g.account_id = s.account_id
     join access.role_action r on r.role = g.role and r.action = wanted
     where s.id = access.session_id()
       and (s.actions is null or wanted = any (s.actions))
       and g.valid_from <= access.today() and (g.valid_to is null or g.valid_to >= access.today())
   $$`,
  `create function access.may(wanted text) returns boolean language sql stable as $$ select exists (select from access.grants(wanted)) $$`,
  `create function access.may_at(wanted text, at_agency ltree, at_territory ltree) returns boolean language sql stable as $$
     select exists (select from access.grants(wanted) g where g.agency @> at_agency and g.territory @> at_territory)
   $$`,
  // For searching: small letters without accents, whatever way they were typed. What `lower` does depends on the server's locale.
  `create function access.bare(wanted text) returns text language sql immutable parallel safe as $$
     select translate(lower(translate(normalize(wanted, NFC),
       'ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ',
       'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')),
       'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',
       'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')
   $$`,
  'grant execute on all functions in schema access to sogoc_app',

  // Agencies are public knowledge to everyone signed in; changing them is not.
  'alter table agency enable row level security',
  `create policy agency_read on agency for select to sogoc_app using ((select access.may('agency.read')))`,
  `create policy agency_insert on agency for insert to sogoc_app with check (access.may_at('agency.change', path, territory))`,
  `create policy agency_update on agency for update to sogoc_app using (access.may_at('agency.change', path, territory))
     with check (access.may_at('agency.change', path, territory))`,
  'grant select, insert, update on agency to sogoc_app',

  'alter table account enable row level security',
  `create policy account_self on account for select to sogoc_app using (id = (select access.account_id()))`,
  `create policy account_read on account for select to sogoc_app using (
     exists (select from agency a where a.id = agency_id and access.may_at('account.read', a.path, a.territory)))`,
  `create policy account_insert on account for insert to sogoc_app with check (
     exists (select from agency a where a.id = agency_id and access.may_at('account.change', a.path, a.territory)))`,
  `create policy account_update on account for update to sogoc_app using (
     exists (select from agency a where a.id = agency_id and access.may_at('account.change', a.path, a.territory)))`,
  'grant select, insert, update on account to sogoc_app',

  // Nobody grants beyond their own scope, and nobody grants to themselves.
  'alter table role_grant enable row level security',
  `create policy role_grant_read on role_grant for select to sogoc_app using (
     account_id = (select access.account_id()) or access.may_at('account.read', agency, territory))`,
  `create policy role_grant_insert on role_grant for insert to sogoc_app with check (
     access.may_at('account.grant', agency, territory) and account_id <> access.account_id())`,
  `create policy role_grant_update on role_grant for update to sogoc_app using (
     access.may_at('account.grant', agency, territory) and account_id <> access.account_id())`,
  'grant select, insert, update on role_grant to sogoc_app',
];
