import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import { hashOf } from '../../../access/secret.ts';
import type { Database } from '../../../database/open-database.ts';
import { bareRecoveryCode } from './codes.ts';

type Owner = Pick<Database, 'owner'>;

export function findFactor({ owner }: Owner, accountId: string): Promise<{ sealed: string; confirmed: boolean } | undefined> {
  return owner
    .selectFrom('access.second_factor')
    .select(['sealed', sql<boolean>`confirmed_at is not null`.as('confirmed')])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Keeps a secret that waits for its first code. @returns false where a confirmed one is there. */
export async function saveUnconfirmed(trx: Work, accountId: string, sealed: string): Promise<boolean> {
  const row = await trx
    .insertInto('access.second_factor')
    .values({ account_id: accountId, sealed, last_step: null })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ sealed }).where('access.second_factor.confirmed_at', 'is', null))
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the code of a step, once. @returns false where that step's, or a later one's, was taken before. */
export async function takeStep({ owner }: Owner, accountId: string, step: number): Promise<boolean> {
  const row = await owner
    .updateTable('access.second_factor')
    .set({ last_step: step })
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses up a recovery code. @returns false where there is no such code, or it was used. */
export async function takeRecoveryCode({ owner }: Owner, accountId: string, code: string): Promise<boolean> {
  const row = await owner
    .updateTable('access.recovery_code')
    .set({ used_at: sql<Date>`access.now()` })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hashOf(bareRecoveryCode(code)))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function confirm(trx: Work, accountId: string, recoveryCodes: readonly string[]): Promise<void> {
  await trx.updateTable('access.second_factor').set({ confirmed_at: sql<Date>`access.now()` }).where('account_id', '=', accountId).execute();
  await trx.deleteFrom('access.recovery_code').where('account_id', '=', accountId).execute();
  const rows = recoveryCodes.map((code) => ({ account_id: accountId, code_hash: hashOf(bareRecoveryCode(code)) }));
  await trx.insertInto('access.recovery_code').values(rows).execute();
}

export async function removeFactor(trx: Work, accountId: string): Promise<void> {
  await trx.deleteFrom('access.second_factor').where('account_id', '=', accountId).execute();
}
