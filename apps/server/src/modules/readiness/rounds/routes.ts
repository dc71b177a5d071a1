import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'readiness';

/** Rounds in which units fill a form. */
export function roundRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'readiness.read' } as const;
  const change = { tag, action: 'readiness.change', response: schema.ReadinessRound } as const;
  route(app, register, {
    ...read,
    url: '/readiness/rounds',
    operationId: 'listReadinessRounds',
    summary: 'Rounds, the latest first, and how many units have answered',
    query: schema.RoundQuery,
    response: schema.ReadinessRoundList,
    handler: (call) => service.listRounds(call, call.query.form),
  });
  route(app, register, {
    ...read,
    url: '/readiness/rounds/:id',
    operationId: 'readReadinessRound',
    summary: 'One round',
    params: schema.RoundId,
    response: schema.ReadinessRound,
    handler: (call) => service.readRound(call, call.params.id),
  });
  route(app, register, {
    ...change,
    method: 'POST',
    url: '/readiness/rounds',
    operationId: 'openReadinessRound',
    summary: 'Ask the units below an agency',
    body: schema.NewReadinessRound,
    status: 201,
    handler: (call) => service.openRound(call, call.body),
  });
  route(app, register, {
    ...change,
    method: 'PATCH',
    url: '/readiness/rounds/:id',
    operationId: 'changeReadinessRound',
    summary: 'Move the deadline, close or open again',
    params: schema.RoundId,
    body: schema.ReadinessRoundChange,
    handler: (call) => service.changeRound(call, call.params.id, call.body),
  });
}
