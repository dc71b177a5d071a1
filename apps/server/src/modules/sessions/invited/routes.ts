import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { Acceptance, Accepted, InvitationToken, Invited } from '../schema.ts';
import { acceptInvitation, lookUpInvitation } from './service.ts';

/** Entering an account by invitation. The token stands in the body: addresses are kept by logs. */
export function invitedRoutes(app: FastifyInstance, register: Register): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const common = { tags: ['session'], security: [] };
  api.post(
    '/invitation/look-up',
    {
      schema: {
        ...common,
        operationId: 'lookUpInvitation',
        summary: 'Whom an invitation is for',
        body: InvitationToken,
        response: { 200: Invited, default: Problem },
      },
    },
    async (request) => {
      return lookUpInvitation(register, request.body.token, request.ip);
    },
  );
  api.post(
    '/invitation/acceptance',
    {
      schema: {
        ...common,
        operationId: 'acceptInvitation',
        summary: 'Set the password of an account by its invitation; sign in with it next',
        body: Acceptance,
        response: { 201: Accepted, default: Problem },
      },
    },
    async (request, reply) => {
      const { token, password } = request.body;
      return reply.code(201).send(await acceptInvitation(register, token, password, request.ip));
    },
  );
}
