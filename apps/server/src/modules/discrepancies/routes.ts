import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { DiscrepancyPart, DiscrepancyQuery } from './schema.ts';
import { listDiscrepancies } from './service.ts';

/** What surveys found, record by record. */
export function discrepancyRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/discrepancies',
    operationId: 'listDiscrepancies',
    tag: 'cases',
    summary: 'Discrepancies, of a case or of all',
    action: 'discrepancy.read',
    query: DiscrepancyQuery,
    response: DiscrepancyPart,
    handler: (call) => listDiscrepancies(call, call.query),
  });
}
