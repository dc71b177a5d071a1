import { z } from 'zod';
import { PageQuery, pageOf } from '../../http/page.ts';
import { Conclusion } from './conclusions/schema.ts';
import { meetingStates, meetingVerbs } from './workflow.ts';

const AgencyId = z.string().regex(/^[a-z0-9_]{1,64}$/);
const MeetingState = z.enum(meetingStates).meta({ id: 'MeetingState' });
const MeetingVerb = z.enum(meetingVerbs).meta({ id: 'MeetingAction' });
const Version = z.int().describe('As read; refused where somebody else was faster');
const told = { title: z.string().trim().min(1).max(300), heldOn: z.iso.date().regex(/^[12][0-9]{3}-/, 'a day since the year 1000') };

/** A weekly meeting of an agency with those below it. */
const Meeting = z
  .object({
    id: z.int(),
    agency: z.object({ id: z.string(), name: z.string() }).describe('Who holds it'),
    ...told,
    state: MeetingState,
    since: z.iso.datetime().describe('What it looks back to: the figures of the meeting before, or a week'),
    asOf: z.iso.datetime().nullable().describe('The moment of its figures, which stay; null until it is closed'),
    minutes: z.string().nullable(),
    reason: z.string().nullable().describe('Why it was cancelled'),
    conclusions: z.int().describe('How many'),
    version: Version,
    actions: z.array(MeetingVerb),
  })
  .meta({ id: 'Meeting' });
export const MeetingInFull = Meeting.extend({ conclusions: z.array(Conclusion), mayHold: z.boolean() }).meta({ id: 'MeetingInFull' });

export const MeetingQuery = PageQuery.extend({ agency: AgencyId.optional(), state: MeetingState.optional() });
export const MeetingPage = pageOf(Meeting).meta({ id: 'MeetingPage' });
export const MeetingId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const NewMeeting = z.object({ ...told, agencyId: AgencyId.describe('Who holds it') }).meta({ id: 'NewMeeting' });
export const MeetingChange = z
  .object({ ...told, minutes: z.string().max(50_000).nullable() })
  .partial()
  .extend({ version: Version })
  .meta({ id: 'MeetingChange' });
export const MeetingStep = z.object({ action: MeetingVerb, version: Version, reason: z.string().max(2000).optional() }).meta({ id: 'MeetingStep' });
