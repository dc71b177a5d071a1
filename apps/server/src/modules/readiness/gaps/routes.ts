import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { RoundId } from '../rounds/schema.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

/** What units lack. */
export function gapRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag: 'readiness', action: 'readiness.read' } as const;
  route(app, register, {
    ...read,
    url: '/readiness/rounds/:id/gaps',
    operationId: 'readReadinessGaps',
    summary: 'What units lack, by gap, kind and unit, with what was answered',
    params: RoundId,
    query: schema.GapsQuery,
    response: schema.ReadinessGaps,
    handler: (call) => service.readGaps(call, call.params.id, call.query),
  });
  route(app, register, {
    ...read,
    url: '/readiness/trend',
    operationId: 'readReadinessTrend',
    summary: 'How gaps moved from round to round',
    query: schema.TrendQuery,
    response: schema.ReadinessTrend,
    handler: (call) => service.readTrend(call, call.query),
  });
}
