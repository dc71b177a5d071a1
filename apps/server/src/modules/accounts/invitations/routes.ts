import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { AccountId } from '../schema.ts';
import { Invitation } from './schema.ts';
import { invite } from './service.ts';

/** Invitations to accounts. */
export function invitationRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'POST',
    url: '/accounts/:id/invitations',
    operationId: 'inviteAccount',
    tag: 'accounts',
    summary: 'A one-time link to enter an account or to set a new password; earlier ones no longer work',
    action: 'account.change',
    params: AccountId,
    response: Invitation,
    status: 201,
    handler: (call) => invite(call, register.configuration.publicUrl, call.params.id),
  });
}
