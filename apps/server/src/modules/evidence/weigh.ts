import type { Work } from '../../access/as-account.ts';
import { asRegister } from '../../access/as-register.ts';
import { type Clock, today } from '../../clock/clock.ts';
import type { Register } from '../../http/context.ts';
import { appendAudit } from '../../http/route.ts';
import { closeByRegister, reopenByRegister } from '../tasks/index.ts';
import { type MeasureName, measures } from './measures/index.ts';
import type { Measured } from './measures/measure.ts';
import * as store from './store.ts';

/** Tasks that have not been reported; what is reported by hand is for people to judge. */
const open = new Set(['assigned', 'accepted', 'in-progress', 'returned']);

/**
 * Takes the measures of bound tasks, closes those that are met and opens those again that the register had closed and that are met no more. In the register's
 * own transaction, together with what changed.
 * @param changed decides which are taken; null: all of them.
 */
export async function weigh(trx: Work, clock: Clock, changed: store.Touched): Promise<void> {
  for (const waiting of await store.holdWaiting(trx, changed)) await weighOne(trx, today(clock), waiting);
}

/** The same in a transaction of its own. */
export function weighAfter({ database, clock }: Pick<Register, 'database' | 'clock'>, changed: store.Touched): Promise<void> {
  return asRegister(database, null, (trx) => weigh(trx, clock, changed));
}

async function weighOne(trx: Work, day: string, waiting: store.Waiting): Promise<void> {
  const measured = await take(trx, waiting);
  const closes = measured.met && open.has(waiting.state) && day >= waiting.start_on;
  const opens = !measured.met && waiting.closed && !open.has(waiting.state);
  await store.keepValue(trx, waiting.task_id, measured, closes || (waiting.closed && !opens && !open.has(waiting.state)));
  if (!closes && !opens) return;
  const { met: _met, ...value } = measured;
  const details = { measure: waiting.measure, parameters: waiting.parameters, ...value };
  if (opens) await reopenByRegister(trx, waiting.task_id, details);
  else {
    const since = measured.day ?? day;
    const doneOn = since < waiting.assigned_on ? waiting.assigned_on : since > day ? day : since;
    await closeByRegister(trx, waiting.task_id, {
      as: waiting.closes,
      doneOn,
      details: { evidence: evidenceOf(waiting.measure, measured), ...details },
    });
  }
  const place = { agency: waiting.agency, territory: waiting.territory };
  const verb = opens ? 'reopen' : waiting.closes === 'verified' ? 'verify' : 'report';
  await appendAudit(trx, { action: 'task.verify', objectKind: 'task', objectId: String(waiting.task_id), place, details: { verb, ...details } });
}

async function take(trx: Work, { measure, parameters }: store.Waiting): Promise<Measured> {
  const definition = measures[measure as MeasureName];
  return definition.take(trx, definition.parameters.parse(parameters) as never);
}

/** What proves it, for people: the measure with its value, and the run that found it. */
function evidenceOf(measure: string, { value, of, target, run }: Measured): string[] {
  return [`${measure}: ${value}${of === undefined ? '' : `/${of}`} (≥ ${target})`, ...(run ? [`run ${run}`] : [])];
}
