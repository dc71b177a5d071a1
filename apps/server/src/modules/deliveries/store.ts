import { type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { Place } from '../../access/identity.ts';
import type { DeliveryQuery } from './schema.ts';

/** Queues a letter or a call that says that it is a test. @returns its id. */
export async function insertTest(
  trx: Work,
  to: { channel: 'email' | 'webhook'; account_id: string | null; webhook_id: string | null },
  place: Place,
): Promise<string> {
  const { id } = await trx
    .insertInto('delivery')
    .values({ ...to, ...place, test: true } as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function deliveries(trx: Work) {
  return trx
    .selectFrom('delivery as d')
    .leftJoin('webhook as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.channel', 'd.test', 'd.state', 'd.attempts', 'd.problem', 'd.made_at', 'd.next_at', 'd.ended_at'])
    .select([sql<string>`d.agency::text`.as('agency'), sql<string>`d.territory::text`.as('territory')])
    .select(sql<string>`coalesce(w.name, access.name_of(d.account_id), '')`.as('to'));
}

export type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveries>['executeTakeFirstOrThrow']>>;

/** Those that the caller may see, the newest first. */
export async function listDeliveries(trx: Work, { state, channel, page, pageSize }: z.infer<typeof DeliveryQuery>) {
  const wanted = <DB extends { d: { state: unknown } }, TB extends keyof DB, O>(q: SelectQueryBuilder<DB, TB, O>) =>
    q
      .$if(state !== undefined, (x) => x.where(sql<boolean>`d.state = ${state}`))
      .$if(channel !== undefined, (x) => x.where(sql<boolean>`d.channel = ${channel}`));
  const { total } = await wanted(trx.selectFrom('delivery as d'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const items = await wanted(deliveries(trx))
    .orderBy('d.made_at', 'desc')
    .orderBy('d.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items, total };
}

export async function countByState(trx: Work): Promise<Record<string, number>> {
  const rows = await trx
    .selectFrom('delivery')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export function findDelivery(trx: Work, id: string): Promise<DeliveryRow | undefined> {
  return deliveries(trx).where('d.id', '=', id).executeTakeFirst();
}

/** @returns false where it is not one that ended without having surely arrived. */
export async function decide(trx: Work, id: string, to: 'queued' | 'cancelled'): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery')
    .set(to === 'queued' ? { state: to, attempts: 0, next_at: sql`now()` } : { state: to })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'uncertain'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
