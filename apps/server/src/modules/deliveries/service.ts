import type { z } from 'zod';
import { may, require } from '../../access/identity.ts';
import type { Configuration } from '../../configuration.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import type { Delivery, DeliveryPage, DeliveryQuery, MailState } from './schema.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

/** What is on its way, and what became of what was, with how many there are of each state. */
export async function listDeliveries(asked: Asked, query: z.infer<typeof DeliveryQuery>): Promise<z.infer<typeof DeliveryPage>> {
  const { items, total } = await store.listDeliveries(asked.trx, query);
  return { items: items.map((row) => shown(asked, row)), total, byState: await store.countByState(asked.trx) };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readDelivery(asked: Asked, id: string): Promise<z.infer<typeof Delivery>> {
  const row = await store.findDelivery(asked.trx, id);
  if (!row) throw notFound('delivery', id);
  return shown(asked, row);
}

/** Sends once more what failed or is uncertain, under the same id. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`. */
export const sendAgain = (asked: Asked, id: string) => decide(asked, id, 'queued');

/** Lets go what failed or is uncertain, never to be sent. @throws RegisterError as {@link sendAgain}. */
export const drop = (asked: Asked, id: string) => decide(asked, id, 'cancelled');

/** Takes somebody's decision about what may not have arrived. */
async function decide(asked: Asked, id: string, to: 'queued' | 'cancelled'): Promise<z.infer<typeof Delivery>> {
  const row = await store.findDelivery(asked.trx, id);
  if (!row) throw notFound('delivery', id);
  const place = { agency: row.agency, territory: row.territory };
  require(asked.identity, 'delivery.change', place);
  if (!(await store.decide(asked.trx, id, to))) {
    throw new RegisterError('STATE_FORBIDS', 'Only what failed, or may not have arrived, is sent again or dropped.', { place: `delivery/${id}` });
  }
  const details = { [to === 'queued' ? 'again' : 'dropped']: row.state };
  asked.audit({ action: 'delivery.change', objectKind: 'delivery', objectId: id, place, details });
  return readDelivery(asked, id);
}

/** How letters leave. */
export function mailState({ mail }: Pick<Configuration, 'mail'>): z.infer<typeof MailState> {
  return { configured: mail !== null, host: mail?.host ?? null, security: mail?.security ?? null, from: mail?.from ?? null };
}

/** Queues a letter to the caller's own address. @throws RegisterError `STATE_FORBIDS` without a mail server. */
export async function testMail(asked: Asked, { mail }: Pick<Configuration, 'mail'>): Promise<{ deliveryId: string }> {
  if (!mail) {
    throw new RegisterError('STATE_FORBIDS', 'No mail server is named.', {
      place: 'mail',
      remedy: 'Set SOGOC_SMTP_HOST and SOGOC_MAIL_FROM, and start again.',
    });
  }
  const { accountId, agencyId } = asked.identity;
  const { path: agency, territory } = await readAgency(asked, agencyId);
  const deliveryId = await store.insertTest(asked.trx, { channel: 'email', account_id: accountId, webhook_id: null }, { agency, territory });
  asked.audit({ action: 'delivery.change', objectKind: 'delivery', objectId: deliveryId, place: { agency, territory }, details: { test: true } });
  return { deliveryId };
}

function shown({ identity }: Asked, { made_at, next_at, ended_at, agency, territory, ...row }: store.DeliveryRow): z.infer<typeof Delivery> {
  return {
    ...row,
    madeAt: made_at.toISOString(),
    nextAt: row.state === 'queued' ? next_at.toISOString() : null,
    endedAt: ended_at?.toISOString() ?? null,
    mayDecide: (row.state === 'failed' || row.state === 'uncertain') && may(identity, 'delivery.change', { agency, territory }),
  };
}
