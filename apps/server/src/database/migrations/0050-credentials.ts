import { type Kysely, sql } from 'kysely';

/** How an account proves who it is. Only the owner of the tables reads this; the server's working role sees nothing of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access.credential (
      account_id uuid primary key references account on delete cascade,
      password_hash text not null,
      changed_at timestamptz not null default access.now(),
      must_change boolean not null default false
    )`.execute(db);
}
