import { type Kysely, sql } from 'kysely';

/** A report says of which moment all its figures are; it is kept a little later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report add column figures_at timestamptz not null default access.now()`.execute(db);
  await sql`update report set figures_at = made_at`.execute(db);
  await sql`grant insert (figures_at) on report to sogoc_app`.execute(db);
}
