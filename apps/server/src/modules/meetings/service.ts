import type { z } from 'zod';
import { type Identity, may, require } from '../../access/identity.ts';
import { stepOf, stepsOpen } from '../../access/workflow.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import { listConclusions } from './conclusions/store.ts';
import { review } from './review/review.ts';
import type { ReviewShown } from './review/schema.ts';
import type { MeetingChange, MeetingInFull, MeetingPage, MeetingQuery, MeetingStep, NewMeeting } from './schema.ts';
import * as store from './store.ts';
import { meetingWorkflow } from './workflow.ts';

export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;
type InFull = z.infer<typeof MeetingInFull>;

const week = 7 * 86_400_000;

export async function listMeetings(asked: Asked, query: z.infer<typeof MeetingQuery>): Promise<z.infer<typeof MeetingPage>> {
  const { items, total } = await store.listMeetings(asked.trx, query);
  return { items: items.map((row) => ({ ...shown(row, asked.identity), conclusions: row.conclusions })), total };
}

/** @throws RegisterError `NOT_FOUND`. */
export async function findMeeting({ trx }: Asked, id: number): Promise<store.MeetingRow> {
  const row = await store.findMeeting(trx, id);
  if (!row) throw notFound('meeting', String(id));
  return row;
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readMeeting(asked: Asked, id: number): Promise<InFull> {
  const row = await findMeeting(asked, id);
  return { ...shown(row, asked.identity), conclusions: await listConclusions(asked.trx, id), mayHold: may(asked.identity, 'meeting.hold', row) };
}

/** Plans a meeting. It looks back to the figures of the last one that was closed, or a week. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function planMeeting(asked: Asked, told: z.infer<typeof NewMeeting>): Promise<InFull> {
  const { path: agency, territory } = await readAgency(asked, told.agencyId);
  const place = { agency, territory };
  require(asked.identity, 'meeting.hold', place);
  const since = (await store.lastClosed(asked.trx, told.agencyId)) ?? new Date(Date.parse(`${told.heldOn}T00:00:00+07:00`) - week);
  const id = await store.insertMeeting(asked.trx, told, place, since);
  asked.audit({ action: 'meeting.hold', objectKind: 'meeting', objectId: String(id), place, details: { planned: told.heldOn } });
  return readMeeting(asked, id);
}

/** Changes what is told of a meeting, or its minutes, until it is closed. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `CHANGED_MEANWHILE`. */
export async function changeMeeting(asked: Asked, id: number, { version, heldOn, ...same }: z.infer<typeof MeetingChange>): Promise<InFull> {
  const row = await findMeeting(asked, id);
  require(asked.identity, 'meeting.hold', row);
  if (row.state !== 'planned' && row.state !== 'open') {
    throw new RegisterError('STATE_FORBIDS', 'A meeting that is over stays as it is.', { place: `meeting/${id}`, remedy: 'Hold another one.' });
  }
  await update(
    asked,
    row,
    version,
    { ...same, ...(heldOn !== undefined && { held_on: heldOn }) },
    { changed: Object.keys({ ...same, ...(heldOn && { heldOn }) }) },
  );
  return readMeeting(asked, id);
}

/** Begins a meeting, closes it with its figures as of now, or cancels it. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `CHANGED_MEANWHILE`. */
export async function act(asked: Asked, id: number, { action, version, reason }: z.infer<typeof MeetingStep>): Promise<InFull> {
  const row = await findMeeting(asked, id);
  require(asked.identity, 'meeting.hold', row);
  const { to } = stepOf(meetingWorkflow, action, [row.state], reason);
  // Another meeting may have been closed since this one was planned.
  const since = action === 'begin' ? ((await store.lastClosed(asked.trx, row.agency_id)) ?? row.since) : row.since;
  const figures = action === 'close' ? await review(asked, row, true) : null;
  await update(
    asked,
    row,
    version,
    {
      ...{ state: to, since },
      ...(action === 'cancel' && { reason: reason ?? null }),
      ...(figures && { as_of: figures.asOf, review: JSON.stringify(figures), closed_by: asked.identity.accountId }),
    },
    { verb: action },
  );
  return readMeeting(asked, id);
}

/** What a meeting looks at: as of now, or as it was when it was closed. @throws RegisterError `NOT_FOUND`. */
export async function readReview(asked: Asked, id: number): Promise<ReviewShown> {
  const row = await findMeeting(asked, id);
  return (row.state === 'closed' && (await store.readReview(asked.trx, id))) || review(asked, row, false);
}

async function update(
  asked: Asked,
  row: store.MeetingRow,
  version: number,
  change: Parameters<typeof store.updateMeeting>[3],
  details: Record<string, unknown>,
) {
  const { id, agency, territory } = row;
  if (!(await store.updateMeeting(asked.trx, id, version, change))) {
    throw new RegisterError('CHANGED_MEANWHILE', 'Somebody has changed this meeting since you read it.', {
      place: `meeting/${id}`,
      remedy: 'Read it again.',
    });
  }
  asked.audit({ action: 'meeting.hold', objectKind: 'meeting', objectId: String(id), place: { agency, territory }, details });
}

function shown(row: store.MeetingRow, identity: Identity): Omit<InFull, 'conclusions' | 'mayHold'> {
  return {
    ...{ id: row.id, agency: { id: row.agency_id, name: row.agency_name }, title: row.title, heldOn: row.held_on, state: row.state },
    ...{ since: row.since.toISOString(), asOf: row.as_of?.toISOString() ?? null, minutes: row.minutes, reason: row.reason, version: row.version },
    actions: stepsOpen(meetingWorkflow, [row.state], (right) => may(identity, right, row)),
  };
}
