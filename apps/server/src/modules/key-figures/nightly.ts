import { dateInVietnam } from '@sogoc/vietnam';
import { asRegister } from '../../access/as-register.ts';
import { type Clock, today } from '../../clock/clock.ts';
import { lookAgain } from '../../clock/look-again.ts';
import type { Register } from '../../http/context.ts';
import { appendAudit } from '../../http/route.ts';
import { measureFigure } from './measure-figure.ts';
import * as store from './store.ts';

type At = Pick<Register, 'database' | 'clock'>;

/** The hour in Viet Nam from which a day's values are kept: late enough to be those of the day. */
const nightFrom = 22;

/** How often it is looked whether it is night, in milliseconds. */
const lookEvery = 300_000;

/** The moment from which what is kept counts as the night's; null while it is day. */
function nightOf(clock: Clock): Date | null {
  const from = new Date(`${today(clock)}T${nightFrom}:00:00+07:00`);
  return clock.now() >= from ? from : null;
}

/**
 * Keeps the value of each key figure for the day that ends, once a day whoever looks and how often: what this night has kept already is left. One that cannot be
 * measured never holds up the others. @returns ids of those that were kept now; none while it is day.
 */
export async function recordNight({ database, clock }: At): Promise<string[]> {
  const night = nightOf(clock);
  if (!night) return [];
  const kept: string[] = [];
  for (const id of await store.listUnrecorded(database.owner, dateInVietnam(night), night)) {
    if (await recordOne({ database, clock }, id, night).catch(() => false)) kept.push(id);
  }
  return kept;
}

function recordOne({ database, clock }: At, id: string, night: Date): Promise<boolean> {
  return asRegister(database, null, async (trx) => {
    const row = await store.findKeyFigure(trx, id);
    const day = today(clock);
    if (!row || day !== dateInVietnam(night)) return false;
    const { value } = await measureFigure(trx, row, day, day, true);
    if (!(await store.keepPoint(trx, id, value, night))) return false;
    const place = { agency: row.agency, territory: row.territory };
    await appendAudit(trx, { action: 'key-figure.change', objectKind: 'key-figure', objectId: id, place, details: { recorded: day } });
    return true;
  });
}

/** Keeps the values of every night from now on. Several servers may do so at once. */
export const startRecording = (register: At): AsyncDisposable => lookAgain(() => recordNight(register), lookEvery);
