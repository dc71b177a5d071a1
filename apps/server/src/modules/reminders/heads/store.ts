import { sql } from 'kysely';
import type { Work } from '../../../access/as-account.ts';
import type { AgencyHeadTable } from '../table.ts';

export async function findHead(trx: Work, agencyId: string): Promise<{ id: string; name: string } | null> {
  const row = await trx
    .selectFrom('agency_head')
    .select(['account_id as id', sql<string>`coalesce(access.name_of(account_id), '')`.as('name')])
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  return row ?? null;
}

export function listHeads(trx: Work) {
  return trx
    .selectFrom('agency_head as h')
    .innerJoin('agency as a', 'a.id', 'h.agency_id')
    .select(['h.agency_id', 'a.name as agency_name', 'h.account_id'])
    .select([sql<string>`h.agency::text`.as('agency'), sql<string>`h.territory::text`.as('territory')])
    .select(sql<string>`coalesce(access.name_of(h.account_id), '')`.as('person'))
    .orderBy('h.agency')
    .limit(5000)
    .execute();
}

/** Names somebody in place of who was named before; null names nobody. */
export async function nameHead(trx: Work, agencyId: string, head: AgencyHeadTable | null): Promise<void> {
  await trx.deleteFrom('agency_head').where('agency_id', '=', agencyId).execute();
  if (head) await trx.insertInto('agency_head').values(head).execute();
}
