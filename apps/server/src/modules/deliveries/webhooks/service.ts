import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import type { Configuration } from '../../../configuration.ts';
import type { Call } from '../../../http/route.ts';
import { seal } from '../../../keys/sealed.ts';
import { notFound, RegisterError } from '../../../register-error.ts';
import { readAgency } from '../../agencies/index.ts';
import { insertTest } from '../store.ts';
import { webhookKey } from './call-webhooks.ts';
import type { MadeWebhook, NewWebhook, Webhook, WebhookChange } from './schema.ts';
import { newSigningSecret } from './sign.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;
type Shown = z.infer<typeof Webhook>;

export async function listWebhooks({ trx }: Asked): Promise<{ items: Shown[] }> {
  return { items: await store.listWebhooks(trx) };
}

/** @throws RegisterError `NOT_FOUND`. */
async function readWebhook({ trx }: Asked, id: string): Promise<Shown> {
  const webhook = await store.findWebhook(trx, id);
  if (!webhook) throw notFound('webhook', id);
  return webhook;
}

/** @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function createWebhook(asked: Asked, home: Configuration, told: z.infer<typeof NewWebhook>): Promise<z.infer<typeof MadeWebhook>> {
  const { path: agency, territory } = await readAgency(asked, told.agencyId);
  const place = { agency, territory };
  require(asked.identity, 'webhook.change', place);
  const [id, secret] = [randomUUID(), newSigningSecret()];
  await store.insertWebhook(asked.trx, id, told, place, await seal(home, webhookKey, id, secret));
  asked.audit({ action: 'webhook.change', objectKind: 'webhook', objectId: id, place, details: { created: true, host: URL.parse(told.url)?.host } });
  return { ...(await readWebhook(asked, id)), secret };
}

/** @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `CHANGED_MEANWHILE`. */
export async function changeWebhook(asked: Asked, id: string, change: z.infer<typeof WebhookChange>): Promise<Shown> {
  const { path: agency, territory } = await readWebhook(asked, id);
  require(asked.identity, 'webhook.change', { agency, territory });
  if (!(await store.updateWebhook(asked.trx, id, change))) {
    throw new RegisterError('CHANGED_MEANWHILE', 'Somebody has changed this webhook since you read it.', {
      place: `webhook/${id}`,
      remedy: 'Read it again, and make your change to what is there now.',
    });
  }
  const { version: _version, url, ...details } = change;
  asked.audit({
    action: 'webhook.change',
    objectKind: 'webhook',
    objectId: id,
    place: { agency, territory },
    details: { ...details, ...(url && { host: URL.parse(url)?.host }) },
  });
  return readWebhook(asked, id);
}

/** Queues a call that says that it is a test. @returns the delivery, to be looked at. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function testWebhook(asked: Asked, id: string): Promise<{ deliveryId: string }> {
  const { path: agency, territory } = await readWebhook(asked, id);
  const place = { agency, territory };
  require(asked.identity, 'webhook.change', place);
  const deliveryId = await insertTest(asked.trx, { channel: 'webhook', webhook_id: id, account_id: null }, place);
  asked.audit({ action: 'webhook.change', objectKind: 'webhook', objectId: id, place, details: { test: deliveryId } });
  return { deliveryId };
}
