import { workingDays } from '@sogoc/vietnam';
import { today } from '../../../clock/clock.ts';
import type { Register } from '../../../http/context.ts';
import { beginHanding, type Claimed, claimNext, settle } from '../outbox/claim.ts';
import { compose, type Letter } from './compose.ts';
import { handOver } from './hand-over.ts';
import * as store from './store.ts';

type At = Pick<Register, 'configuration' | 'database' | 'clock'>;

/** Sends the letters whose time has come, one after the other, until none is left, the mail server is not there, or it is to stop. */
export async function sendLetters(register: At, signal: AbortSignal): Promise<void> {
  const { database, configuration } = register;
  const { mail } = configuration;
  if (!mail) return;
  while (!signal.aborted) {
    const claimed = await claimNext(database, 'email');
    if (!claimed) return;
    const letter = await letterOf(register, mail.from, claimed);
    if (!letter) {
      await settle(database, claimed, { state: 'cancelled' });
      continue;
    }
    const { outcome, unreachable } = await handOver(mail, letter, () => beginHanding(database, claimed));
    await settle(database, claimed, outcome);
    if (unreachable) return;
  }
}

/** @returns null where there is nobody to tell any more, or nothing that still holds. */
async function letterOf({ database, configuration, clock }: At, from: string, { id, account_id, test }: Claimed): Promise<Letter | null> {
  const receiver = account_id ? await store.findReceiver(database, account_id) : undefined;
  const day = today(clock);
  const items = (test ? [] : await store.listItems(database, id, day)).map((item) => ({ ...item, daysLeft: workingDays(day, item.due) }));
  if (!receiver || (items.length === 0 && !test)) return null;
  return compose({ id, ...receiver }, items, { from, publicUrl: configuration.publicUrl });
}
