import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { grantRoutes } from './grants/routes.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { keyRoutes } from './keys/routes.ts';
import { Account, AccountChange, AccountId, AccountPage, AccountQuery, NewAccount, RoleView } from './schema.ts';
import * as service from './service.ts';

/** People, their roles, how they are invited, and the keys of machines. */
export function accountRoutes(app: FastifyInstance, register: Register): void {
  const tag = 'accounts';
  route(app, register, {
    method: 'GET',
    url: '/roles',
    operationId: 'listRoles',
    tag,
    summary: 'The roles and what each may do',
    action: 'account.read',
    response: z.array(RoleView),
    handler: async () => service.listRoles(),
  });
  route(app, register, {
    method: 'GET',
    url: '/accounts',
    operationId: 'listAccounts',
    tag,
    summary: 'Accounts of the caller’s office, with the roles in force',
    action: 'account.read',
    query: AccountQuery,
    response: AccountPage,
    handler: (call) => service.listAccounts(call, call.query),
  });
  route(app, register, {
    method: 'GET',
    url: '/accounts/:id',
    operationId: 'readAccount',
    tag,
    summary: 'One account with every role it holds or held',
    action: 'account.read',
    params: AccountId,
    response: Account,
    handler: (call) => service.readAccount(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/accounts',
    operationId: 'createAccount',
    tag,
    summary: 'Set up an account; it is entered by an invitation',
    action: 'account.change',
    body: NewAccount,
    response: Account,
    status: 201,
    handler: (call) => service.createAccount(call, call.body),
  });
  route(app, register, {
    method: 'PATCH',
    url: '/accounts/:id',
    operationId: 'changeAccount',
    tag,
    summary: 'Change an account, disable it or let it in again',
    action: 'account.change',
    params: AccountId,
    body: AccountChange,
    response: Account,
    handler: (call) => service.changeAccount(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'DELETE',
    url: '/accounts/:id/second-factor',
    operationId: 'removeSecondFactorOf',
    tag,
    summary: 'Take away the second factor of somebody who has lost it',
    action: 'account.change',
    params: AccountId,
    response: Account,
    handler: (call) => service.removeSecondFactor(call, call.params.id),
  });
  grantRoutes(app, register);
  invitationRoutes(app, register);
  keyRoutes(app, register);
}
