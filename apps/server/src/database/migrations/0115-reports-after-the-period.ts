import { type Kysely, sql } from 'kysely';

/** In the first days of a month the one before is reported on, with figures as of the day: what it counts stands then and not before it begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`do $$ declare name text; begin
            select conname into strict name from pg_constraint
              where conrelid = 'report'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%as_of <= period_to%';
            execute format('alter table report drop constraint %I', name);
          end $$`)
    .execute(db);
  await sql`alter table report add constraint report_as_of check (as_of >= period_from and as_of <= period_to + 31)`.execute(db);
}
