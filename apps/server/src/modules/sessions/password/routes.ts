import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { guard } from '../../../http/authenticate.ts';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { callerOf } from '../../../http/route.ts';
import { giveCookie } from '../begin.ts';
import { PasswordChange, SignedIn } from '../schema.ts';
import { changePassword } from './service.ts';

/** Changing one's own password. */
export function passwordRoutes(app: FastifyInstance, register: Register): void {
  app.withTypeProvider<ZodTypeProvider>().put(
    '/session/password',
    {
      config: { action: 'self.change', rateLimit: { max: 20, timeWindow: 60_000, allowList: [] } },
      preValidation: guard(register, 'self.change'),
      schema: {
        operationId: 'changePassword',
        tags: ['session'],
        summary: 'Change your password; every other session of yours ends',
        security: [{ session: [] }],
        body: PasswordChange,
        response: { 200: SignedIn, default: Problem },
      },
    },
    async (request, reply) => {
      const begun = await changePassword(register, callerOf(request), request.ip, request.body);
      giveCookie(register, reply, begun);
      return { accountId: begun.accountId };
    },
  );
}
