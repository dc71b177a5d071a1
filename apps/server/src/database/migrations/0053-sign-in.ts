import { type Kysely, sql } from 'kysely';

/** Signing in: attempts that are counted, second factors, and people who sign in elsewhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Names and addresses as hashes: what people type into a sign-in page by mistake is not to be kept.
  `create table access.sign_in_attempt (
     kind text not null check (kind in ('account', 'address')),
     key_hash bytea not null,
     failures integer not null,
     last_at timestamptz not null,
     blocked_until timestamptz,
     primary key (kind, key_hash)
   )`,
  'create index sign_in_attempt_last on access.sign_in_attempt (last_at)',

  // The secret is sealed with a key that is kept outside of the database.
  `create table access.second_factor (
     account_id uuid primary key references account on delete cascade,
     sealed text not null,
     created_at timestamptz not null default access.now(),
     confirmed_at timestamptz,
     last_step bigint
   )`,
  `create table access.recovery_code (
     account_id uuid not null references access.second_factor on delete cascade,
     code_hash bytea not null,
     used_at timestamptz,
     primary key (account_id, code_hash)
   )`,
  'alter table access.second_factor enable row level security',
  `create policy second_factor_read on access.second_factor for select to sogoc_app using (
     account_id = (select access.account_id())
     or exists (select from public.account a join public.agency o on o.id = a.agency_id
                where a.id = account_id and access.may_at('account.read', o.path, o.territory)))`,
  'create policy second_factor_remove on access.second_factor for delete to sogoc_app using (access.commands(account_id))',
  'grant select (account_id, confirmed_at), delete on access.second_factor to sogoc_app',

  `create table access.external_identity (
     issuer text not null,
     subject text not null,
     account_id uuid not null references account on delete cascade,
     linked_at timestamptz not null default access.now(),
     primary key (issuer, subject),
     unique (issuer, account_id)
   )`,
  `create table access.provider_flow (
     state_hash bytea primary key,
     browser_hash bytea not null,
     nonce text not null,
     verifier text not null,
     invitation_hash bytea,
     back text not null,
     expires_at timestamptz not null
   )`,
];
