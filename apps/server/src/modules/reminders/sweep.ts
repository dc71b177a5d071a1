import type { Work } from '../../access/as-account.ts';
import { asRegister } from '../../access/as-register.ts';
import type { Register } from '../../http/context.ts';
import { escalateOverdue } from '../obstacles/index.ts';
import { dueRules } from './rules/in-force.ts';
import { remindingDay } from './rules/moment.ts';
import { listRules } from './rules/store.ts';
import * as store from './store.ts';
import { remindedKinds } from './things/index.ts';

/** What else is to be done with new reminders, in the same transaction: queued for e-mail, for instance. */
export type TellOthers = (trx: Work, reminders: readonly number[], day: string) => Promise<void>;

/**
 * Tells what is due to be told by now, each once: what rules have spoken, who is told and what goes up a level are kept in one transaction, so that a process that
 * dies has done all of it or nothing, and the next one does what is left.
 * @returns how many reminders were told.
 */
export function sweep({ database, clock }: Pick<Register, 'database' | 'clock'>, tellOthers: TellOthers): Promise<number> {
  const day = remindingDay(clock);
  return asRegister(database, null, async (trx) => {
    await store.takeTurn(trx);
    const set = await listRules(trx);
    const told: number[] = [];
    for (const kind of remindedKinds) {
      const passed = await store.keepPassed(trx, kind, dueRules(kind.kind, set, day), day);
      const ids = passed.map(({ id }) => id);
      if (ids.length === 0) continue;
      const up = passed.filter(({ receiver }) => receiver === 'up');
      await escalateOverdue(
        trx,
        up.map(({ thing_id }) => thing_id),
        day,
      );
      await store.tellReceivers(trx, kind, ids, day);
      await store.tellHistory(trx, ids);
      told.push(...ids);
    }
    if (told.length > 0) await tellOthers(trx, told, day);
    return told.length;
  });
}
