import { type Kysely, sql } from 'kysely';

/** One's own sessions too are seen by right, so that whoever holds no role any more, or a key without that right, sees nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter policy session_read on access.session using (
    (account_id = (select access.account_id()) and (select access.may('self.read')))
    or exists (select from public.account a join public.agency o on o.id = a.agency_id
               where a.id = account_id and access.may_at('account.read', o.path, o.territory)))`.execute(db);
}
