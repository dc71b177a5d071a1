import { type Kysely, sql } from 'kysely';

/** Signed words of where the chain stood. They are also kept in a file beside the database, so that cutting off the end of both tables shows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access.audit_checkpoint (
      seq bigint primary key,
      signed text not null,
      created_at timestamptz not null default access.now()
    )`.execute(db);
}
