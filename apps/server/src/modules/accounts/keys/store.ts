import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { HoldingQuery } from './schema.ts';

export type Kind = 'browser' | 'api-key';
type Asked = z.infer<typeof HoldingQuery>;

/** Sessions or keys that the caller may see: their own, and those of accounts within their office. */
export async function listHoldings(trx: Work, kind: Kind, caller: { accountId: string; sessionId: string }, query: Asked) {
  const { account, everyone, ended, page, pageSize } = query;
  const found = trx
    .selectFrom('access.session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .where('s.kind', '=', kind)
    .$if(account !== undefined || !everyone, (q) => q.where('s.account_id', '=', account ?? caller.accountId))
    .$if(!ended, (q) => q.where('s.ended_at', 'is', null).where(sql<boolean>`s.expires_at > access.now()`));
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['s.id', 's.account_id as accountId', 'a.name as accountName', 's.label', 's.actions'])
    .select(['s.created_at as createdAt', 's.expires_at as expiresAt', 's.ended_at as endedAt'])
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const items = rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    current: row.id === caller.sessionId,
  }));
  return { items, total };
}

/** Where the holder of a session or key belongs; undefined where the caller may not see it. */
export function findHolding(trx: Work, kind: Kind, id: string) {
  return trx
    .selectFrom('access.session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .innerJoin('agency as o', 'o.id', 'a.agency_id')
    .select(['s.account_id as accountId', sql<string>`o.path::text`.as('agency'), sql<string>`o.territory::text`.as('territory')])
    .where('s.kind', '=', kind)
    .where('s.id', '=', id)
    .executeTakeFirst();
}

/** @returns false where it has ended already or the caller may not end it. */
export async function endHolding(trx: Work, id: string): Promise<boolean> {
  const row = await trx
    .updateTable('access.session')
    .set({ ended_at: sql<Date>`access.now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
