import { type Kysely, sql } from 'kysely';

/**
 * The functions that row-level security asks, with the same answers, in PL/pgSQL: it keeps their plans as long as a connection lives, where functions in SQL
 * are planned anew in each statement. They make up most of a short read (`bench/server`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Of whoever holds a secret: an open session of an active account. */
const open = `s.ended_at is null and s.expires_at > access.now() and a.status = 'active'`;
const held = `s.secret_hash = sha256(convert_to(coalesce(current_setting('sogoc.session', true), ''), 'UTF8'))`;

const statements = [
  `create or replace function access.now() returns timestamptz language plpgsql stable security definer set search_path = pg_catalog as
   $$ begin return (select now() + shift from access.clock); end $$`,
  `create or replace function access.today() returns date language plpgsql stable as
   $$ begin return (access.now() at time zone 'Asia/Ho_Chi_Minh')::date; end $$`,
  `create or replace function access.session_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public as
   $$ begin return (select s.id from access.session s join account a on a.id = s.account_id where ${held} and ${open}); end $$`,
  `create or replace function access.account_id() returns uuid language plpgsql stable security definer set search_path = pg_catalog, public as
   $$ begin return (select s.account_id from access.session s join account a on a.id = s.account_id where ${held} and ${open}); end $$`,
  `create or replace function access.grants(wanted text) returns table (agency ltree, territory ltree)
   language plpgsql stable security definer set search_path = pg_catalog, public rows 2 as $$
   #variable_conflict use_column
   declare day date := access.today();
   begin
     return query select g.agency, g.territory
       from access.session s
       join account a on a.id = s.account_id
       join role_grant g on g.account_id = s.account_id
       join access.role_action r on r.role = g.role and r.action = wanted
       where ${held} and ${open} and (s.actions is null or wanted = any (s.actions))
         and g.valid_from <= day and (g.valid_to is null or g.valid_to >= day);
   end $$`,
  `create or replace function access.may(wanted text) returns boolean language plpgsql stable as
   $$ begin return exists (select from access.grants(wanted)); end $$`,
  `create or replace function access.may_at(wanted text, at_agency ltree, at_territory ltree) returns boolean language plpgsql stable as
   $$ begin return exists (select from access.grants(wanted) g where g.agency @> at_agency and g.territory @> at_territory); end $$`,
  // Most cases have nobody assigned: without an id there is nothing to ask.
  `create or replace function access.name_of(wanted uuid) returns text language plpgsql stable strict security definer set search_path = pg_catalog, public as
   $$ begin return (select name from account where id = wanted and access.account_id() is not null); end $$`,
];
