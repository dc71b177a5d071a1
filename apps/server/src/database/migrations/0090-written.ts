import { type Kysely, sql } from 'kysely';

/**
 * Which tables a transaction wrote, so that an answer holds until one of those it was read from is written (ADR 237). A writer adds a row of its own and waits for nobody;
 * the row is seen exactly when what was written is. And who is calling, told to whoever shows the secret.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const moment = 'now() + clock.shift';
const held = `s.secret_hash = sha256(convert_to(coalesce(current_setting('sogoc.session', true), ''), 'UTF8'))
       and s.ended_at is null and s.expires_at > ${moment} and a.status = 'active'`;
const onTheDay = `g.valid_from <= ((${moment}) at time zone 'Asia/Ho_Chi_Minh')::date
       and (g.valid_to is null or g.valid_to >= ((${moment}) at time zone 'Asia/Ho_Chi_Minh')::date)`;
const granted = `from access.clock clock
     join access.session s on true
     join account a on a.id = s.account_id
     join role_grant g on g.account_id = s.account_id
     join access.role_action r on r.role = g.role and r.action = wanted
     where ${held} and (s.actions is null or wanted = any (s.actions)) and ${onTheDay}`;
const inside = 'language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp';

const statements = [
  // After a crash it is empty, and whoever asked before begins anew.
  'create unlogged table access.written (xid xid8 not null, relation text not null, primary key (xid, relation))',
  // Below it rows are deleted; the next one is where it goes to.
  'create table access.written_floor (floor xid8 not null, next xid8 not null)',
  'insert into access.written_floor select pg_snapshot_xmin(now), pg_snapshot_xmin(now) from pg_current_snapshot() now',
  `create function access.note_written() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
   begin
     insert into access.written (xid, relation) values (pg_current_xact_id(), tg_table_name) on conflict do nothing;
     return null;
   end $$`,

  `create function access.caller(secret text) returns jsonb ${inside} as $$
   begin
     return (select jsonb_build_object('sessionId', s.id, 'kind', s.kind, 'actions', s.actions, 'accountId', a.id, 'name', a.name, 'language', a.language,
         'agencyId', a.agency_id, 'until', extract(epoch from s.expires_at) * 1000,
         'grants', coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'agency', g.agency::text, 'territory', g.territory::text)
             order by g.role, g.agency::text, g.territory::text)
           from role_grant g where g.account_id = a.id and ${onTheDay}), '[]'))
       from access.clock clock join access.session s on true join account a on a.id = s.account_id
       where ${held.replace(`coalesce(current_setting('sogoc.session', true), '')`, 'secret')});
   end $$`,
  // As before, in one statement each: what they ask of each other was most of what they cost.
  `create or replace function access.grants(wanted text) returns table (agency ltree, territory ltree) ${inside} rows 2 as $$
   #variable_conflict use_column
   begin
     return query select g.agency, g.territory ${granted};
   end $$`,
  `create or replace function access.may(wanted text) returns boolean ${inside} as $$
   begin return exists (select ${granted}); end $$`,
];
