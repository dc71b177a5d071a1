import { lookAgain } from '../../clock/look-again.ts';
import type { Register } from '../../http/context.ts';
import { sendLetters } from './email/send-letters.ts';
import { freeDead } from './outbox/claim.ts';
import { callWebhooks } from './webhooks/call-webhooks.ts';

/** How often the outbox is looked at, in milliseconds. */
const lookEvery = 2000;

/** Carries what is in the outbox, from now on. Several servers may do so at once. */
export function startDelivering(register: Pick<Register, 'configuration' | 'database' | 'clock'>): AsyncDisposable {
  const stopping = new AbortController();
  const freed = freeDead(register.database, register.database.kind === 'embedded').catch(() => undefined);
  // What failed here is claimed still or queued.
  const looking = lookAgain(async () => {
    await freed;
    await freeDead(register.database, false);
    await Promise.all([sendLetters(register, stopping.signal), callWebhooks(register, stopping.signal)]);
  }, lookEvery);
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await looking[Symbol.asyncDispose]();
    },
  };
}
