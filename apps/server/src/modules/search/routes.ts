import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { SearchQuery, SearchResult } from './schema.ts';
import { search } from './service.ts';

/** Finding anything from anywhere. */
export function searchRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/search',
    operationId: 'search',
    tag: 'search',
    summary: 'Databases, attributes, tasks and cases by a few letters, of what you may see',
    action: 'self.read',
    query: SearchQuery,
    response: SearchResult,
    handler: (call) => search(call, call.query.text),
  });
}
