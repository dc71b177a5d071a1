import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { CommuneList, CommuneQuery } from './schema.ts';
import { readCommunes } from './service.ts';

/** What surveys found, commune by commune. */
export function communeRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/scorecards/communes',
    operationId: 'listCommuneMeasures',
    tag: 'scorecards',
    action: 'survey.read',
    repeats: true,
    summary: 'Communes of a province by the six criteria',
    query: CommuneQuery,
    response: CommuneList,
    handler: ({ trx, query }) => readCommunes(trx, query),
  });
}
