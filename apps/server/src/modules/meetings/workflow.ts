import type { Workflow } from '../../access/workflow.ts';

export const meetingStates = ['planned', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const meetingVerbs = ['begin', 'close', 'cancel'] as const;
export type MeetingVerb = (typeof meetingVerbs)[number];

/** From the plan to the minutes. Closing freezes the figures that were looked at; nothing opens a meeting again. */
export const meetingWorkflow: Workflow<MeetingState, MeetingVerb> = {
  begin: { from: ['planned'], to: 'open', right: 'meeting.hold' },
  close: { from: ['open'], to: 'closed', right: 'meeting.hold' },
  cancel: { from: ['planned', 'open'], to: 'cancelled', right: 'meeting.hold', reason: true },
};
