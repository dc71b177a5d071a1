import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { RegisterError } from '../../../register-error.ts';
import { ensureProgramme } from '../../programmes/index.ts';
import { assign } from '../../tasks/index.ts';
import { type Asked, findMeeting, readMeeting } from '../service.ts';
import type { NewConclusion } from './schema.ts';
import * as store from './store.ts';

/**
 * Adds what an open meeting decided. With a lead and a due day it is a task at once, of the programme of conclusions that the agency's first one begins.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `REQUEST_INVALID`.
 */
export async function conclude(asked: Asked, meetingId: number, { text, task }: z.infer<typeof NewConclusion>) {
  const meeting = await findMeeting(asked, meetingId);
  const place = { agency: meeting.agency, territory: meeting.territory };
  require(asked.identity, 'meeting.hold', place);
  if (meeting.state !== 'open') {
    throw new RegisterError('STATE_FORBIDS', 'A meeting concludes while it is held.', {
      place: `meeting/${meetingId}`,
      remedy: 'Begin it, or hold another one.',
    });
  }
  const number = await store.nextNumber(asked.trx, meetingId);
  const taskId = task && (await assignTask(asked, meeting, `${meetingId}.${number}`, text, task));
  await store.insertConclusion(asked.trx, meetingId, number, text, taskId);
  asked.audit({ action: 'meeting.hold', objectKind: 'meeting', objectId: String(meetingId), place, details: { conclusion: number, task: taskId } });
  return readMeeting(asked, meetingId);
}

async function assignTask(
  asked: Asked,
  { agency_id }: { agency_id: string },
  number: string,
  title: string,
  { personId, ...told }: NonNullable<z.infer<typeof NewConclusion>['task']>,
): Promise<number> {
  const programme = await ensureProgramme(asked, {
    ...{ id: `kl-${agency_id.replaceAll('_', '-')}`, kind: 'conclusion', number: 'KL-GB', name: 'Kết luận họp giao ban' },
    ...{ issuedOn: null, agencyId: agency_id },
  });
  return assign(asked, {
    ...told,
    programmeId: programme.id,
    number,
    occurrence: 1,
    title,
    result: null,
    priority: 1,
    recurs: null,
    person: personId,
  });
}
