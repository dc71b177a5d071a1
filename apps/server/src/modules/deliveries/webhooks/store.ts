import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Place } from '../../../access/identity.ts';
import type { Database } from '../../../database/open-database.ts';
import { type Receiver, type ThingKind, thingOf } from '../../reminders/index.ts';
import type { NewWebhook, Webhook, WebhookChange } from './schema.ts';

type Owner = Pick<Database, 'owner'>;

/** A webhook with what signs its calls. */
export function findToCall({ owner }: Owner, id: string) {
  return owner.selectFrom('webhook').select(['id', 'url', 'sealed_secret', 'active']).where('id', '=', id).executeTakeFirst();
}

interface Told {
  kind: z.infer<typeof ThingKind>;
  id: number;
  number: string | null;
  programme: string | null;
  due: string;
  days: number;
  to: z.infer<typeof Receiver>;
  dueNow: string;
}

/** What a reminder is about, where it still holds. */
export async function findTold({ owner }: Owner, reminderId: number, day: string): Promise<Told | undefined> {
  const { rows } =
    await sql<Told>`select r.kind, th.id, th.number, th.programme_id as programme, r.due, r.days, r.receiver as "to", th.due as "dueNow"
    from reminder r, lateral ${thingOf(day)} th where r.id = ${reminderId} and th.open and (th.due = r.due or r.receiver = 'up')`.execute(owner);
  return rows[0];
}

function webhooks(trx: Work) {
  return trx
    .selectFrom('webhook as w')
    .innerJoin('agency as a', 'a.id', 'w.agency_id')
    .select(['w.id', 'w.name', 'w.url', 'w.kinds', 'w.active', 'w.created_at', 'w.version', 'a.id as agencyId', 'a.name as agencyName'])
    .select([sql<string>`w.agency::text`.as('path'), sql<string>`w.territory::text`.as('territory')]);
}

type Row = Awaited<ReturnType<ReturnType<typeof webhooks>['executeTakeFirstOrThrow']>>;
const shown = ({ agencyId, agencyName, created_at, ...row }: Row): z.infer<typeof Webhook> => ({
  ...row,
  agency: { id: agencyId, name: agencyName },
  createdAt: created_at.toISOString(),
});

export async function listWebhooks(trx: Work): Promise<z.infer<typeof Webhook>[]> {
  return (await webhooks(trx).orderBy('w.created_at').orderBy('w.id').limit(500).execute()).map(shown);
}

export async function findWebhook(trx: Work, id: string): Promise<z.infer<typeof Webhook> | undefined> {
  const row = await webhooks(trx).where('w.id', '=', id).executeTakeFirst();
  return row && shown(row);
}

export async function insertWebhook(trx: Work, id: string, told: z.infer<typeof NewWebhook>, place: Place, sealed: string): Promise<void> {
  const { name, url, agencyId, kinds } = told;
  await trx
    .insertInto('webhook')
    .values({ id, name, url, kinds, agency_id: agencyId, sealed_secret: sealed, ...place })
    .execute();
}

/** @returns false where another version is there by now. */
export async function updateWebhook(trx: Work, id: string, { version, ...change }: z.infer<typeof WebhookChange>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook')
    .set({ ...change, version: version + 1 } as never)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
