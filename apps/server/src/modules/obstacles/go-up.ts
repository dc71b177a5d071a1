import { addWorkingDays } from '@sogoc/vietnam';
import type { Work } from '../../access/as-account.ts';
import { appendAudit } from '../../http/route.ts';
import * as store from './store.ts';
import { daysToAnswer } from './workflow.ts';

/**
 * Takes obstacles whose time to answer is over to the agency above, with a new time to answer. The register does so itself: the history names nobody. What the
 * centre has to answer stays there.
 */
export async function escalateOverdue(trx: Work, ids: readonly number[], day: string): Promise<void> {
  if (ids.length === 0) return;
  for (const { id, ...place } of await store.goUp(trx, ids, day, addWorkingDays(day, daysToAnswer))) {
    await store.addEventOfRegister(trx, id, 'escalate');
    await appendAudit(trx, { action: 'obstacle.raise', objectKind: 'obstacle', objectId: String(id), place, details: { verb: 'escalate' } });
  }
}
