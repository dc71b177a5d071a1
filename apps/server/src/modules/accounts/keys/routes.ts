import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { Ended, HoldingId, HoldingPage, HoldingQuery, MadeKey, NewKey } from './schema.ts';
import * as service from './service.ts';

const things = [
  { kind: 'browser', url: '/sessions', list: 'listSessions', end: 'endSession', what: 'Sessions of browsers' },
  { kind: 'api-key', url: '/api-keys', list: 'listKeys', end: 'endKey', what: 'Keys of machines' },
] as const;

/** Sessions and keys: one's own, and those within one's office. */
export function keyRoutes(app: FastifyInstance, register: Register): void {
  for (const { kind, url, list, end, what } of things) {
    route(app, register, {
      method: 'GET',
      url,
      operationId: list,
      tag: 'accounts',
      summary: `${what}, newest first: your own, or of accounts within your office`,
      action: 'self.read',
      query: HoldingQuery,
      response: HoldingPage,
      handler: (call) => service.listHoldings(call, kind, call.query),
    });
    route(app, register, {
      method: 'DELETE',
      url: `${url}/:id`,
      operationId: end,
      tag: 'accounts',
      summary: 'End it for good',
      action: 'self.change',
      params: HoldingId,
      response: Ended,
      handler: (call) => service.endHolding(call, kind, call.params.id),
    });
  }
  route(app, register, {
    method: 'POST',
    url: '/api-keys',
    operationId: 'makeKey',
    tag: 'accounts',
    summary: 'Make a key by which a machine may do some of what you may',
    action: 'self.change',
    body: NewKey,
    response: MadeKey,
    status: 201,
    handler: (call) => service.makeKey(call, call.body),
  });
}
