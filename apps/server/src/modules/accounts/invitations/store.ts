import { type Insertable, sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import type { InvitationTable } from '../table.ts';

export async function endInvitations(trx: Work, accountId: string): Promise<void> {
  await trx
    .updateTable('access.invitation')
    .set({ ended_at: sql<Date>`access.now()` })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

export async function insertInvitation(trx: Work, invitation: Insertable<InvitationTable>): Promise<string> {
  const { id } = await trx.insertInto('access.invitation').values(invitation).returning('id').executeTakeFirstOrThrow();
  return id;
}
