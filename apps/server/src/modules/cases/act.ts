import type { z } from 'zod';
import type { Action } from '../../access/roles.ts';
import { stepOf } from '../../access/workflow.ts';
import { changedMeanwhile, RegisterError } from '../../register-error.ts';
import { mayOn, recount, type State, states, workflow } from '../discrepancies/index.ts';
import type { Assignment, BulkAction, BulkAssignment, BulkResult, CaseAction } from './schema.ts';
import { type Asked, findCase, readCase } from './service.ts';
import * as store from './store.ts';

/**
 * Does something to those records of a case whose state allows it, or to chosen ones, all of which must.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `CHANGED_MEANWHILE`, `STATE_FORBIDS`, `REQUEST_INVALID`.
 */
export async function act(asked: Asked, id: number, { action, version, reason, records }: z.infer<typeof CaseAction>) {
  const row = await findCase(asked, id);
  const step = stepOf(workflow, action, present(row), reason);
  refuseUnlessAllowed(asked, step.right ?? 'none', row);
  await hold(asked, row, version);
  const change = { ...step, reason, records };
  if (step.right === 'case.verify' && (await store.countOwn(asked.trx, id, change)) > 0) {
    throw new RegisterError('NOT_ALLOWED', 'What you asked for yourself is for somebody else to settle.', {
      place: action,
      remedy: 'Leave it to a colleague.',
    });
  }
  const done = await store.changeRecords(asked.trx, id, change);
  if (done === 0 || (records && done !== new Set(records).size)) {
    throw new RegisterError('STATE_FORBIDS', `${records?.length ?? 0} records were chosen, of which ${done} can be acted on so.`, {
      place: 'body/records',
      remedy: 'Read the case again and choose records whose state allows it.',
    });
  }
  await recount(asked.trx, [id]);
  await store.addEvent(asked.trx, { case_id: id, verb: action, records: done, text: reason });
  asked.audit({
    action: step.right ?? 'case.mend',
    objectKind: 'case',
    objectId: String(id),
    place: placeOf(row),
    details: { verb: action, records: done },
  });
  return readCase(asked, id);
}

/** Gives a case to another unit, to a person of its unit, or to nobody. */
export async function assign(asked: Asked, id: number, { unit, person, version }: z.infer<typeof Assignment>) {
  const row = await findCase(asked, id);
  // Within a unit people share the work out themselves.
  refuseUnlessAllowed(asked, unit === undefined && mayOn(asked.identity, 'case.mend', row) ? 'case.mend' : 'case.assign', row);
  if (person) await refuseUnlessWorksAt(asked, unit ?? row.agency_id, person);
  await hold(asked, row, version);
  if (unit !== undefined && !(await store.handOver(asked.trx, id, unit))) {
    throw new RegisterError('NOT_ALLOWED', 'There is no such unit within your reach.', {
      place: 'body/unit',
      remedy: 'Choose a unit below your own.',
    });
  }
  if (person !== undefined) await store.setAssignee(asked.trx, id, person);
  await store.addEvent(asked.trx, { case_id: id, verb: 'assign', text: unit });
  asked.audit({ action: 'case.assign', objectKind: 'case', objectId: String(id), place: placeOf(row), details: { unit, person } });
  return readCase(asked, id);
}

/** Adds what somebody has to say to a case. */
export async function comment(asked: Asked, id: number, text: string) {
  const row = await findCase(asked, id);
  refuseUnlessAllowed(asked, 'case.comment', row);
  await store.addEvent(asked.trx, { case_id: id, verb: 'comment', text });
  asked.audit({ action: 'case.comment', objectKind: 'case', objectId: String(id), place: placeOf(row) });
}

/** The same to many cases: those that refuse are told of, the others go on. */
export function actOnMany(asked: Asked, { cases, action, reason }: z.infer<typeof BulkAction>) {
  return each(asked, cases, ({ id, version }) => act(asked, id, { action, version, reason }));
}

export function assignMany(asked: Asked, { cases, ...to }: z.infer<typeof BulkAssignment>) {
  return each(asked, cases, ({ id, version }) => assign(asked, id, { ...to, version }));
}

async function each<C extends { id: number }>(
  asked: Asked,
  cases: readonly C[],
  run: (one: C) => Promise<unknown>,
): Promise<z.infer<typeof BulkResult>> {
  const result: z.infer<typeof BulkResult> = { done: [], refused: [] };
  // In one order whoever asks, so that two who hold cases never wait for each other.
  for (const one of [...cases].sort((a, b) => a.id - b.id)) {
    try {
      await run(one);
      result.done.push(one.id);
    } catch (error) {
      if (!(error instanceof RegisterError)) throw error;
      result.refused.push({ id: one.id, code: error.code, title: error.message });
    }
  }
  asked.audit({ action: 'case.read', objectKind: 'case', objectId: 'many', details: { done: result.done.length, refused: result.refused.length } });
  return result;
}

const present = (row: store.CaseRow): State[] => states.filter((state) => row[`records_${state}`] > 0);
const placeOf = ({ agency, territory }: store.CaseRow) => ({ agency, territory });

function refuseUnlessAllowed({ identity }: Asked, right: Action, row: store.CaseRow): void {
  if (mayOn(identity, right, row)) return;
  throw new RegisterError('NOT_ALLOWED', 'Your roles do not reach this case for this.', {
    place: right,
    remedy: 'Leave it to the unit that answers for it.',
  });
}

async function hold({ trx }: Asked, row: store.CaseRow, version: number): Promise<void> {
  if (row.version === version && (await store.holdCase(trx, row.id, version))) return;
  throw changedMeanwhile('case', row.id);
}

async function refuseUnlessWorksAt({ trx }: Asked, unit: string, person: string): Promise<void> {
  if ((await store.listPeople(trx, unit)).some(({ id }) => id === person)) return;
  throw new RegisterError('NOT_FOUND', 'Nobody of that id works at the unit.', { place: 'body/person', remedy: 'Choose one of its people.' });
}
