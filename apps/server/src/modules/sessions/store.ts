import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import type { Database } from '../../database/open-database.ts';

/** The account that signs in under this name, with the hash of its password. Read as the owner: nobody is signed in yet. */
export function findCredential(database: Database, login: string) {
  return database.owner
    .selectFrom('account')
    .innerJoin('access.credential as credential', 'credential.account_id', 'account.id')
    .select(['account.id', 'credential.password_hash as passwordHash'])
    .where(sql`lower(login)`, '=', login.toLowerCase())
    .where('status', '=', 'active')
    .executeTakeFirst();
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
export async function saveCredential(database: Database, accountId: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await database.owner
    .insertInto('access.credential')
    .values({ account_id: accountId, password_hash: passwordHash, must_change: mustChange })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ password_hash: passwordHash, must_change: mustChange }))
    .execute();
}
