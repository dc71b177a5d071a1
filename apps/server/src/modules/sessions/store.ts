import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { Database } from '../../database/open-database.ts';

type Owner = Pick<Database, 'owner'>;

/** The account that signs in under this name, with the hash of its password. Read as the owner: nobody is signed in yet. */
export function findCredential(database: Owner, login: string) {
  return credentials(database).where(sql`lower(login)`, '=', login.toLowerCase()).executeTakeFirst();
}

export function findCredentialOf(database: Owner, accountId: string) {
  return credentials(database).where('account.id', '=', accountId).executeTakeFirst();
}

function credentials({ owner }: Owner) {
  return owner
    .selectFrom('account')
    .innerJoin('access.credential as credential', 'credential.account_id', 'account.id')
    .select(['account.id', 'account.login', 'credential.password_hash as passwordHash'])
    .where('status', '=', 'active');
}

/** The names of agencies, by path. */
export async function namesOf(trx: Work, paths: readonly string[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('agency')
    .select([sql<string>`path::text`.as('path'), 'name'])
    .where(sql<boolean>`path = any (${paths}::text[]::ltree[])`)
    .execute();
  return new Map(rows.map(({ path, name }) => [path, name]));
}

export async function findAgencyOf(trx: Work, agencyId: string): Promise<{ name: string; path: string } | undefined> {
  return trx
    .selectFrom('agency')
    .select(['name', sql<string>`path::text`.as('path')])
    .where('id', '=', agencyId)
    .executeTakeFirst();
}

export async function hasSecondFactor(trx: Work, accountId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('access.second_factor')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The invented people of the demonstration, one of each role. */
export async function demonstrationPeople(database: Database) {
  return database.owner
    .selectFrom('account')
    .innerJoin('role_grant', 'role_grant.account_id', 'account.id')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select(['account.id as accountId', 'account.name', 'role_grant.role', 'agency.name as agencyName'])
    .where('account.login', 'like', 'demo.%')
    .where('account.status', '=', 'active')
    .orderBy('account.login')
    .execute();
}

/** Sets the password of an account. */
export async function saveCredential({ owner }: Owner, accountId: string, passwordHash: string, mustChange: boolean): Promise<void> {
  const kept = { password_hash: passwordHash, must_change: mustChange, changed_at: sql<Date>`access.now()` };
  await owner
    .insertInto('access.credential')
    .values({ account_id: accountId, ...kept })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(kept))
    .execute();
}

export async function endBrowserSessions(trx: Work, accountId: string): Promise<void> {
  await trx
    .updateTable('access.session')
    .set({ ended_at: sql<Date>`access.now()` })
    .where('account_id', '=', accountId)
    .where('kind', '=', 'browser')
    .where('ended_at', 'is', null)
    .execute();
}

export async function setLanguage(trx: Work, accountId: string, language: 'vi' | 'en' | 'id'): Promise<void> {
  await trx.updateTable('account').set({ language }).where('id', '=', accountId).execute();
}

/** Whom an invitation that holds is for. */
export function findInvitation({ owner }: Owner, secretHash: Uint8Array, now: Date) {
  return owner
    .selectFrom('access.invitation as i')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .innerJoin('agency as o', 'o.id', 'a.agency_id')
    .select(['a.id as accountId', 'a.login', 'a.name', 'o.name as agencyName'])
    .where('i.secret_hash', '=', secretHash)
    .where('i.ended_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('a.status', '<>', 'disabled')
    .executeTakeFirst();
}

/** Uses up an invitation. @returns false where somebody else just did. */
export async function useInvitation(trx: Work, secretHash: Uint8Array, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('access.invitation')
    .set({ ended_at: now })
    .where('secret_hash', '=', secretHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
