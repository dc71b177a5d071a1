import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';
import { asRegister } from '../../access/as-register.ts';
import type { Register } from '../../http/context.ts';
import { appendAudit } from '../../http/route.ts';

/** How somebody signed in, or tried to. */
export type Way = 'password' | 'provider' | 'demonstration' | 'invitation';

/** Tells the audit log something about an account, where the account belongs. */
export async function tellOf(trx: Work, action: string, accountId: string, details: Readonly<Record<string, unknown>>): Promise<void> {
  const place = await trx
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select([sql<string>`path::text`.as('agency'), sql<string>`territory::text`.as('territory')])
    .where('account.id', '=', accountId)
    .executeTakeFirst();
  await appendAudit(trx, { action, objectKind: 'account', objectId: accountId, ...(place && { place }), details });
}

/** Tells the audit log of a sign-in that failed: whose it was where that is known, and never what was typed. */
export async function tellFailed(register: Pick<Register, 'database'>, way: Way, accountId: string | undefined, reason: string): Promise<void> {
  await asRegister(register.database, null, async (trx) => {
    const details = { way, reason };
    if (accountId) await tellOf(trx, 'session.fail', accountId, details);
    else await appendAudit(trx, { action: 'session.fail', objectKind: 'account', objectId: 'unknown', details });
  });
}
