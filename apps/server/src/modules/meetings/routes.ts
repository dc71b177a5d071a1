import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { NewConclusion } from './conclusions/schema.ts';
import { conclude } from './conclusions/service.ts';
import { Review } from './review/schema.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'meetings';

/** Weekly meetings: what changed, who is behind, what is to be decided, and what was concluded. */
export function meetingRoutes(app: FastifyInstance, register: Register): void {
  readRoutes(app, register);
  const write = { tag, action: 'meeting.hold', response: schema.MeetingInFull } as const;
  route(app, register, {
    ...write,
    method: 'POST',
    url: '/meetings',
    operationId: 'planMeeting',
    summary: 'Plan a meeting',
    body: schema.NewMeeting,
    status: 201,
    handler: (call) => service.planMeeting(call, call.body),
  });
  route(app, register, {
    ...write,
    method: 'PATCH',
    url: '/meetings/:id',
    operationId: 'changeMeeting',
    summary: 'Change what is told of a meeting, or write its minutes',
    params: schema.MeetingId,
    body: schema.MeetingChange,
    handler: (call) => service.changeMeeting(call, call.params.id, call.body),
  });
  route(app, register, {
    ...write,
    method: 'POST',
    url: '/meetings/:id/actions',
    operationId: 'actOnMeeting',
    summary: 'Begin, close or cancel a meeting',
    params: schema.MeetingId,
    body: schema.MeetingStep,
    handler: (call) => service.act(call, call.params.id, call.body),
  });
  route(app, register, {
    ...write,
    method: 'POST',
    url: '/meetings/:id/conclusions',
    operationId: 'concludeMeeting',
    summary: 'Add a conclusion, and with a lead and a due day the task it becomes',
    params: schema.MeetingId,
    body: NewConclusion,
    status: 201,
    handler: (call) => conclude(call, call.params.id, call.body),
  });
}

function readRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'meeting.read' } as const;
  route(app, register, {
    ...read,
    url: '/meetings',
    operationId: 'listMeetings',
    summary: 'Meetings, the latest first',
    query: schema.MeetingQuery,
    response: schema.MeetingPage,
    handler: (call) => service.listMeetings(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/meetings/:id',
    operationId: 'readMeeting',
    summary: 'One meeting with its conclusions',
    params: schema.MeetingId,
    response: schema.MeetingInFull,
    handler: (call) => service.readMeeting(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/meetings/:id/review',
    operationId: 'readMeetingReview',
    summary: 'What a meeting looks at: as of now, or as it was when it closed',
    params: schema.MeetingId,
    response: Review,
    handler: (call) => service.readReview(call, call.params.id),
  });
}
