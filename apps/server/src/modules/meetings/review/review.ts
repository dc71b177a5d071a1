import { today } from '../../../clock/clock.ts';
import type { Asked } from '../service.ts';
import { changes } from './changes.ts';
import { decisions } from './decisions.ts';
import type { ReviewShown } from './schema.ts';
import { units } from './units.ts';

/** Whose meeting it is, as a path, and since when. */
export interface Looked {
  agency: string;
  since: Date;
}

/** What a meeting looks at, as of now: read by its caller, so that nobody sees more than they may. @param frozen whether it is to stay. */
export async function review({ trx, clock }: Asked, { agency, since }: Looked, frozen: boolean): Promise<ReviewShown> {
  const at = { agency, since, day: today(clock) };
  return {
    ...{ asOf: clock.now().toISOString(), since: since.toISOString(), frozen },
    changes: await changes(trx, at),
    units: await units(trx, at),
    decisions: await decisions(trx, at),
  };
}
