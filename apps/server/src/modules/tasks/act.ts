import type { Updateable } from 'kysely';
import type { z } from 'zod';
import type { Action } from '../../access/roles.ts';
import { stepOf } from '../../access/workflow.ts';
import { today } from '../../clock/clock.ts';
import { changedMeanwhile, RegisterError } from '../../register-error.ts';
import { invalid } from './assign.ts';
import { mayOn } from './reach.ts';
import { assignNext } from './recur.ts';
import type { TaskStep } from './schema.ts';
import { type Asked, findTask, readTask } from './service.ts';
import * as store from './store.ts';
import type { TaskTable } from './table.ts';
import { type TaskVerb, taskWorkflow } from './workflow.ts';

type Told = z.infer<typeof TaskStep>;
interface At {
  row: store.TaskRow;
  told: Told;
  day: string;
}
type Change = Updateable<TaskTable>;

/** What each action writes beside the state. */
const changes: Readonly<Record<TaskVerb, (asked: Asked, at: At) => Promise<Change> | Change>> = {
  accept,
  start: (_asked, { row, day }) => ({ started_on: row.started_on ?? day }),
  progress,
  report,
  verify: (asked, at) => ({ done_on: doneOn(at, at.row.done_on), recorded_on: today(asked.clock) }),
  return: () => ({ done_on: null, reported_on: null }),
  'ask-extension': askExtension,
  'grant-extension': (asked, at) => decideExtension(asked, at, 'granted'),
  'refuse-extension': (asked, at) => decideExtension(asked, at, 'refused'),
  correct: (_asked, at) => {
    requireEvidence(at);
    return { done_on: doneOn(at, at.row.done_on), recorded_on: at.row.recorded_on ?? at.day };
  },
  cancel: (_asked, { day }) => ({ cancelled_on: day }),
};

/**
 * Does something to a task, if its state and the caller's roles allow it.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `REQUEST_INVALID`, `CHANGED_MEANWHILE`.
 */
export async function act(asked: Asked, id: number, told: Told) {
  const row = await findTask(asked, id);
  const { action, version, reason } = told;
  const right = taskWorkflow[action].right ?? 'none';
  if (!mayOn(asked.identity, right, row)) throw beyondReach(right);
  const step = stepOf(taskWorkflow, action, [row.state], reason);
  refuseOwnReport(asked, row, action);
  await refuseByHand(asked, id, action);
  if (row.version !== version) throw changedMeanwhile('task', id);
  const change = await changes[action](asked, { row, told, day: today(asked.clock) });
  const state = step.to === 'same' ? row.state : step.to;
  await store.updateTask(asked.trx, id, version, { ...change, state });
  await store.addEvent(asked.trx, id, action, reason, detailsOf(told, row));
  asked.audit({ action: right, objectKind: 'task', objectId: String(id), place: row, details: { verb: action } });
  if (state === 'verified' && row.state !== 'verified') await announceNext(asked, row);
  return readTask(asked, id);
}

/** Adds what somebody has to say: who works on it, steers it or helps. */
export async function comment(asked: Asked, id: number, text: string) {
  const row = await findTask(asked, id);
  if (!(await store.mayComment(asked.trx, id))) throw beyondReach('task.comment');
  await store.addEvent(asked.trx, id, 'comment', text);
  asked.audit({ action: 'task.comment', objectKind: 'task', objectId: String(id), place: row, details: { verb: 'comment' } });
  return { text };
}

async function accept(asked: Asked, { row, told, day }: At): Promise<Change> {
  const person = told.person ?? asked.identity.accountId;
  const known = (await store.listPeople(asked.trx, row.agency_id)).some(({ id }) => id === person);
  if (!known && person !== asked.identity.accountId)
    throw invalid('body/person', 'Nobody of that id works at the agency.', 'Choose one of its people.');
  return { accepted_on: day, person_id: person };
}

async function progress(asked: Asked, { row, told, day }: At): Promise<Change> {
  if (told.progress === undefined) throw invalid('body/progress', 'How far is it?', 'Give 0 to 99 per cent.');
  await store.setProgress(asked.trx, row.id, told.progress);
  return { progress: told.progress, progress_on: day, started_on: row.started_on ?? day };
}

async function report(_asked: Asked, at: At): Promise<Change> {
  requireEvidence(at);
  return { reported_on: at.day, done_on: doneOn(at, at.day), started_on: at.row.started_on ?? at.day };
}

async function askExtension(asked: Asked, { row, told }: At): Promise<Change> {
  if (row.extension_asked) throw invalid('body/action', 'An extension has been asked for already.', 'Wait for the answer.');
  if (!told.due || told.due <= row.due) throw invalid('body/due', 'An extension is until a later day than it is due.', 'Choose a later day.');
  await store.askExtension(asked.trx, row, told.due, told.reason ?? '');
  return { extension_asked: true };
}

async function decideExtension(asked: Asked, { row, told, day }: At, answer: 'granted' | 'refused'): Promise<Change> {
  const open = (await store.listExtensions(asked.trx, row.id)).find(({ state }) => state === 'asked');
  if (!open) throw new RegisterError('STATE_FORBIDS', 'No extension is asked for.', { place: told.action, remedy: 'Change the due day instead.' });
  if (open.askedBy === asked.identity.accountId) throw own(told.action);
  await store.decideExtension(asked.trx, open.id, answer, told.reason ?? null);
  return { extension_asked: false, ...(answer === 'granted' && { due: open.toDue, extended_on: day }) };
}

function requireEvidence({ told }: At): void {
  if (!told.evidence?.length) throw invalid('body/evidence', 'A result takes something that proves it.', 'Give the number or link of a document.');
}

/** The day on which the result was there: not in the future, not before it was assigned. */
function doneOn({ row, told, day }: At, otherwise: string | null): string {
  const done = told.doneOn ?? otherwise ?? day;
  if (done > day || done < row.assigned_on) {
    throw invalid(
      'body/doneOn',
      'The result cannot have been there in the future or before the task was assigned.',
      `Choose a day from ${row.assigned_on} to ${day}.`,
    );
  }
  return done;
}

function refuseOwnReport({ identity }: Asked, row: store.TaskRow, action: TaskVerb): void {
  const judges = action === 'verify' || (action === 'correct' && row.state === 'verified');
  if (judges && row.reported_by === identity.accountId) throw own(action);
}

function beyondReach(right: Action): RegisterError {
  return new RegisterError('NOT_ALLOWED', 'Your roles do not reach this task for this.', {
    place: right,
    remedy: 'Leave it to the agency that leads it, or to who steers its programme.',
  });
}

function own(action: TaskVerb): RegisterError {
  return new RegisterError('NOT_ALLOWED', 'What you asked for yourself is for somebody else to judge.', {
    place: action,
    remedy: 'Leave it to a colleague.',
  });
}

function detailsOf({ evidence, progress: share, doneOn: done, due, action }: Told, row: store.TaskRow): Record<string, unknown> | undefined {
  const details = {
    ...(evidence && { evidence }),
    ...(share !== undefined && { progress: share }),
    ...(done && { doneOn: done }),
    ...(due && { due }),
    ...(action === 'correct' && row.done_on && { doneOnBefore: row.done_on, recordedOnBefore: row.recorded_on }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}

/** What only its measure closes is for nobody to report or verify. */
async function refuseByHand({ trx }: Asked, id: number, action: TaskVerb): Promise<void> {
  if (!['report', 'verify', 'correct'].includes(action) || !(await store.closesByMeasure(trx, id))) return;
  throw new RegisterError('STATE_FORBIDS', 'This task is closed by its measure, and by nobody else.', {
    place: action,
    remedy: 'See the measure; who steers the programme can take it off.',
  });
}

/** Of a task that recurs the next one is assigned once this one is verified. */
async function announceNext(asked: Asked, row: store.TaskRow): Promise<void> {
  const next = await assignNext(asked.trx, row);
  if (next !== null) asked.audit({ action: 'task.assign', objectKind: 'task', objectId: String(next), place: row, details: { after: row.id } });
}
