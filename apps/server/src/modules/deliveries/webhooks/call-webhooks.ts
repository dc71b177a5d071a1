import type { BlockList } from 'node:net';
import { workingDays } from '@sogoc/vietnam';
import { today } from '../../../clock/clock.ts';
import type { Register } from '../../../http/context.ts';
import { unseal } from '../../../keys/sealed.ts';
import { type Claimed, claimNext, type Outcome, settle } from '../outbox/claim.ts';
import { networksOf } from './address-guard.ts';
import { post } from './post.ts';
import { signedHeaders } from './sign.ts';
import * as store from './store.ts';

type At = Pick<Register, 'configuration' | 'database' | 'clock'>;

/** The key that seals what webhooks are signed with. */
export const webhookKey = 'webhooks';

/** Calls the webhooks whose time has come, one after the other, until none is left or it is to stop. */
export async function callWebhooks(register: At, signal: AbortSignal): Promise<void> {
  const own = networksOf(register.configuration.webhookNetworks);
  while (!signal.aborted) {
    const claimed = await claimNext(register.database, 'webhook');
    if (!claimed) return;
    await settle(register.database, claimed, await call(register, claimed, own));
  }
}

async function call(register: At, { id, webhook_id, reminder_id, test }: Claimed, own: BlockList): Promise<Outcome> {
  const { database, configuration } = register;
  const webhook = webhook_id ? await store.findToCall(database, webhook_id) : undefined;
  const told = await toldBy(register, reminder_id);
  if (!webhook?.active || (!told && !test)) return { state: 'cancelled' };
  const secret = await unseal(configuration, webhookKey, webhook.id, webhook.sealed_secret);
  if (secret === null) return { state: 'failed', problem: 'KEY_MISSING' };
  const at = new Date();
  const body = JSON.stringify({ type: told ? 'reminder.told' : 'test', timestamp: at.toISOString(), data: told ?? {} });
  return post(webhook.url, signedHeaders(secret, id, Math.floor(at.getTime() / 1000), body), body, own);
}

/** What a machine is told: ids and days. It reads the rest with a key of its own, as far as that reaches. Null where it no longer holds. */
async function toldBy({ database, configuration, clock }: At, reminderId: number | null) {
  const day = today(clock);
  const row = reminderId === null ? undefined : await store.findTold(database, reminderId, day);
  if (!row) return null;
  const { dueNow, ...told } = row;
  return { ...told, daysLeft: workingDays(day, dueNow), url: `${configuration.publicUrl}/${told.kind}s/${told.id}` };
}
