import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { Account, AccountId } from '../schema.ts';
import { GrantEnd, GrantId, NewGrant } from './schema.ts';
import * as service from './service.ts';

/** Roles of accounts. */
export function grantRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'POST',
    url: '/accounts/:id/grants',
    operationId: 'grantRole',
    tag: 'accounts',
    summary: 'Give somebody else a role, within your own office',
    action: 'account.grant',
    params: AccountId,
    body: NewGrant,
    response: Account,
    status: 201,
    handler: (call) => service.grantRole(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/accounts/:id/grants/:grantId/end',
    operationId: 'endGrant',
    tag: 'accounts',
    summary: 'End a role, or move its last day',
    action: 'account.grant',
    params: GrantId,
    body: GrantEnd,
    response: Account,
    handler: (call) => service.endGrant(call, call.params.id, call.params.grantId, call.body),
  });
}
