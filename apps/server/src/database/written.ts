import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** The question of `Moments`; its parameter is the snapshot it was answered with before, or null. */
export const writtenSince = `select now::text as snapshot, pg_backend_pid() as process,
  case when $1::text is null or (select floor from access.written_floor) > pg_snapshot_xmin($1::text::pg_snapshot) then null
    when $1::text = now::text then array[]::text[]
    else array(select distinct relation from access.written
      where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)) end as written
  from pg_current_snapshot() as now`;

/** Under this name it stands that names may mean something else than before. */
export const anew = '*';

/** Tables that change with nearly every request and that no answer which is kept is read from; one that is would only be made anew each time. */
const unwatched = ['audit_entry', 'audit_head', 'audit_checkpoint', 'written', 'written_floor', 'kysely_migration', 'kysely_migration_lock'];

/** Every table tells when it is written, also those that a migration has just made. */
export async function watchTables(owner: Kysely<Tables>): Promise<void> {
  await sql`do $$ declare one regclass; begin
      for one in select c.oid from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'access'::regnamespace) and c.relkind in ('r', 'p') and c.relname <> all (${sql.lit(`{${unwatched.join(',')}}`)}::text[])
          and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'written')
      loop execute format('create trigger written after insert or update or delete or truncate on %s for each statement execute function access.note_written()', one);
      end loop;
    end $$`.execute(owner);
}

/** Tells every register on this database that names mean something else from now on. */
export async function noteAnew(owner: Kysely<Tables>): Promise<void> {
  await sql`insert into access.written (xid, relation) values (pg_current_xact_id(), ${anew})`.execute(owner);
}

/** Forgets what was written before the time of the call before, and numbers that a restored backup brought from elsewhere. */
export async function tidyWritten(owner: Kysely<Tables>): Promise<void> {
  await sql`with moved as (
      update access.written_floor set floor = least(next, pg_snapshot_xmin(pg_current_snapshot())), next = pg_snapshot_xmin(pg_current_snapshot()) returning floor)
    delete from access.written using moved where xid < moved.floor or xid >= pg_snapshot_xmax(pg_current_snapshot())`.execute(owner);
}
