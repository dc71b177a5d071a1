import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import type { Database } from '../../../database/open-database.ts';
import type { ProviderFlowTable } from '../table.ts';

export async function saveFlow({ owner }: Database, flow: Insertable<ProviderFlowTable>, now: Date): Promise<void> {
  await owner.deleteFrom('access.provider_flow').where('expires_at', '<', now).execute();
  await owner.insertInto('access.provider_flow').values(flow).execute();
}

/** Takes a flow that this browser began: nobody gets it a second time. */
export function takeFlow(
  { owner }: Database,
  stateHash: Uint8Array,
  browserHash: Uint8Array,
  now: Date,
): Promise<Selectable<ProviderFlowTable> | undefined> {
  return owner
    .deleteFrom('access.provider_flow')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

/** Whose account a subject is linked with. */
export function findLinked(trx: Work, issuer: string, subject: string): Promise<{ id: string; status: string } | undefined> {
  return trx
    .selectFrom('access.external_identity as e')
    .innerJoin('account as a', 'a.id', 'e.account_id')
    .select(['a.id', 'a.status'])
    .where('e.issuer', '=', issuer)
    .where('e.subject', '=', subject)
    .executeTakeFirst();
}

/** The one account that has this e-mail and is not linked with this issuer yet; undefined where none has, or several. */
export async function findByEmail(trx: Work, issuer: string, email: string): Promise<string | undefined> {
  const rows = await trx
    .selectFrom('account')
    .select('id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('status', '<>', 'disabled')
    .limit(2)
    .execute();
  const [only] = rows;
  if (rows.length !== 1 || !only || (await isLinked(trx, issuer, only.id))) return undefined;
  return only.id;
}

export async function isLinked(trx: Work, issuer: string, accountId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('access.external_identity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Links a subject with an account, which is in use from now on. */
export async function link(trx: Work, issuer: string, subject: string, accountId: string): Promise<void> {
  await trx.insertInto('access.external_identity').values({ issuer, subject, account_id: accountId }).execute();
  await trx.updateTable('account').set({ status: 'active' }).where('id', '=', accountId).where('status', '=', 'invited').execute();
}
