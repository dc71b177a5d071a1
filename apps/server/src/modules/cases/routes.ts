import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import * as acting from './act.ts';
import { Progress, ProgressQuery, readProgress } from './progress.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';
import { readTally, Tally } from './tally.ts';

const tag = 'cases';

/** Cases: discrepancies handed to the units that can mend them. */
export function caseRoutes(app: FastifyInstance, register: Register): void {
  readRoutes(app, register);
  writeRoutes(app, register);
}

function readRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'case.read' } as const;
  route(app, register, {
    ...read,
    url: '/cases',
    operationId: 'listCases',
    repeats: true,
    summary: 'Cases, found, sorted, a part at a time',
    query: schema.CaseQuery,
    response: schema.CasePart,
    handler: (call) => service.listCases(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/cases/progress',
    operationId: 'readCaseProgress',
    repeats: true,
    summary: 'How far the units are, and how fast',
    query: ProgressQuery,
    response: Progress,
    handler: (call) => readProgress(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/cases/tally',
    operationId: 'tallyCases',
    repeats: true,
    summary: 'How many cases there are by status, and how many are due',
    query: schema.TallyQuery,
    response: Tally,
    handler: (call) => readTally(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/cases/:id',
    operationId: 'readCase',
    repeats: true,
    summary: 'One case',
    params: schema.CaseId,
    response: schema.Case,
    handler: (call) => service.readCase(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/cases/:id/history',
    operationId: 'readCaseHistory',
    summary: 'What happened to a case and what was said about it, the latest first',
    params: schema.CaseId,
    response: schema.CaseHistory,
    handler: (call) => service.readHistory(call, call.params.id),
  });
  route(app, register, {
    ...read,
    url: '/cases/:id/people',
    operationId: 'listCasePeople',
    summary: 'Who of its unit a case can be given to',
    params: schema.CaseId,
    response: schema.People,
    handler: (call) => service.listPeople(call, call.params.id),
  });
}

/** Each asks for the right that its action takes, at the case's place; the least is to read. */
function writeRoutes(app: FastifyInstance, register: Register): void {
  const write = { method: 'POST', tag } as const;
  route(app, register, {
    ...write,
    action: 'case.read',
    url: '/cases/:id/actions',
    operationId: 'actOnCase',
    summary: 'Confirm, mend, reject, withdraw, dismiss or return records of a case',
    params: schema.CaseId,
    body: schema.CaseAction,
    response: schema.Case,
    handler: (call) => acting.act(call, call.params.id, call.body),
  });
  route(app, register, {
    ...write,
    action: 'case.read',
    url: '/cases/actions',
    operationId: 'actOnCases',
    summary: 'The same to many cases',
    body: schema.BulkAction,
    response: schema.BulkResult,
    handler: (call) => acting.actOnMany(call, call.body),
  });
  route(app, register, {
    ...write,
    action: 'case.read',
    url: '/cases/:id/assignment',
    operationId: 'assignCase',
    summary: 'Give a case to another unit, or to a person of its unit',
    params: schema.CaseId,
    body: schema.Assignment,
    response: schema.Case,
    handler: (call) => acting.assign(call, call.params.id, call.body),
  });
  route(app, register, {
    ...write,
    action: 'case.read',
    url: '/cases/assignment',
    operationId: 'assignCases',
    summary: 'The same for many cases',
    body: schema.BulkAssignment,
    response: schema.BulkResult,
    handler: (call) => acting.assignMany(call, call.body),
  });
  route(app, register, {
    ...write,
    action: 'case.comment',
    url: '/cases/:id/comments',
    operationId: 'commentOnCase',
    summary: 'Say something about a case',
    params: schema.CaseId,
    body: schema.Comment,
    response: z.object({ done: z.literal(true) }),
    status: 201,
    handler: async (call) => {
      await acting.comment(call, call.params.id, call.body.text);
      return { done: true as const };
    },
  });
}
