import { type Kysely, sql } from 'kysely';

/** People and machines: who may change whom, invitations, and sessions that their holders and administrators see without the secret. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Whoever may change an account could become it, by a new invitation or another address: so it must hold nothing that they could not grant themselves.
  `create function access.commands(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
     select wanted <> access.account_id()
       and exists (select from account a join agency o on o.id = a.agency_id
                   where a.id = wanted and access.may_at('account.change', o.path, o.territory))
       and not exists (select from role_grant g
                       where g.account_id = wanted and (g.valid_to is null or g.valid_to >= access.today())
                         and not access.may_at('account.grant', g.agency, g.territory))
   $$`,
  'grant execute on function access.commands(uuid) to sogoc_app',

  'drop policy account_update on account',
  `create policy account_update on account for update to sogoc_app using (access.commands(id))
     with check (exists (select from agency a where a.id = agency_id and access.may_at('account.change', a.path, a.territory)))`,
  'revoke update on account from sogoc_app',
  'grant update (name, email, agency_id, language, status, version) on account to sogoc_app',
  'create index account_email on account (lower(email))',
  'create index account_agency on account (agency_id)',

  // A grant is told apart by who gave it, and to somebody whom the giver can see; afterwards only its end can be moved.
  'drop policy role_grant_insert on role_grant',
  `create policy role_grant_insert on role_grant for insert to sogoc_app with check (
     access.may_at('account.grant', agency, territory) and account_id <> access.account_id() and granted_by = access.account_id()
     and exists (select from account a where a.id = account_id))`,
  'revoke update on role_grant from sogoc_app',
  'grant update (valid_to) on role_grant to sogoc_app',

  'alter table access.session enable row level security',
  `create policy session_read on access.session for select to sogoc_app using (
     account_id = (select access.account_id())
     or exists (select from public.account a join public.agency o on o.id = a.agency_id
                where a.id = account_id and access.may_at('account.read', o.path, o.territory)))`,
  `create policy session_end on access.session for update to sogoc_app
     using (ended_at is null and (access.commands(account_id) or (account_id = (select access.account_id()) and access.may('self.change'))))
     with check (ended_at is not null)`,
  // Whoever is signed in may make keys for themselves, none that could do more than the session they are made in, and none by another key.
  `create function access.may_make_key(wanted text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
     select exists (select from access.session s where s.id = access.session_id() and s.kind <> 'api-key' and wanted <@ coalesce(s.actions, wanted))
   $$`,
  'grant execute on function access.may_make_key(text[]) to sogoc_app',
  `create policy session_key on access.session for insert to sogoc_app with check (
     kind = 'api-key' and account_id = access.account_id() and access.may('self.change') and actions is not null and access.may_make_key(actions))`,
  'grant insert (secret_hash, account_id, kind, label, actions, created_at, expires_at) on access.session to sogoc_app',
  `grant select (id, account_id, kind, label, actions, created_at, expires_at, ended_at), update (ended_at) on access.session to sogoc_app`,

  `create table access.invitation (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references account on delete cascade,
     secret_hash bytea not null unique,
     created_by uuid not null references account,
     created_at timestamptz not null default access.now(),
     expires_at timestamptz not null,
     ended_at timestamptz
   )`,
  'create index invitation_account on access.invitation (account_id)',
  'alter table access.invitation enable row level security',
  `create policy invitation_read on access.invitation for select to sogoc_app using (access.commands(account_id))`,
  `create policy invitation_insert on access.invitation for insert to sogoc_app
     with check (access.commands(account_id) and created_by = access.account_id())`,
  `create policy invitation_end on access.invitation for update to sogoc_app
     using (access.commands(account_id)) with check (ended_at is not null)`,
  `grant select (id, account_id, created_by, created_at, expires_at, ended_at), insert, update (ended_at) on access.invitation to sogoc_app`,
];
