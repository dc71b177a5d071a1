import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { RoundId } from '../rounds/schema.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'readiness';
const bodyLimit = 256 * 1024;

/** What units answer. */
export function answerRoutes(app: FastifyInstance, register: Register): void {
  const one = { tag, params: schema.AnswerId, response: schema.ReadinessAnswer } as const;
  route(app, register, {
    method: 'GET',
    url: '/readiness/rounds/:id/units',
    operationId: 'listReadinessUnits',
    tag,
    summary: 'The units that a round asks, and how far each is',
    action: 'readiness.read',
    params: RoundId,
    query: schema.UnitsQuery,
    response: schema.ReadinessUnits,
    handler: (call) => service.listUnits(call, call.params.id, call.query.state),
  });
  route(app, register, {
    ...one,
    method: 'GET',
    url: '/readiness/rounds/:id/units/:unit',
    operationId: 'readReadinessAnswer',
    summary: 'What one unit answered',
    action: 'readiness.read',
    handler: (call) => service.readAnswer(call, call.params.id, call.params.unit),
  });
  route(app, register, {
    ...one,
    method: 'PUT',
    url: '/readiness/rounds/:id/units/:unit',
    operationId: 'saveReadinessAnswer',
    summary: 'Keep a draft',
    action: 'readiness.fill',
    body: schema.AnswerDraft,
    bodyLimit,
    handler: (call) => service.saveDraft(call, call.params.id, call.params.unit, call.body),
  });
  route(app, register, {
    ...one,
    method: 'POST',
    url: '/readiness/rounds/:id/units/:unit/actions',
    operationId: 'actOnReadinessAnswer',
    summary: 'Hand in, or give back',
    action: 'readiness.read',
    body: schema.AnswerStep,
    handler: (call) => service.act(call, call.params.id, call.params.unit, call.body),
  });
}
