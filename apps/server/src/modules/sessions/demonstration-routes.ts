import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Register } from '../../http/context.ts';
import { Problem } from '../../http/problem.ts';
import { giveCookie } from './begin.ts';
import { DemonstrationPerson, DemonstrationSignIn, SignedIn } from './schema.ts';
import * as service from './service.ts';

/** Being somebody with one click; refused unless this is the demonstration. */
export function demonstrationRoutes(app: FastifyInstance, register: Register): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const common = { tags: ['session'], security: [] };
  api.get(
    '/demonstration/people',
    {
      schema: {
        ...common,
        operationId: 'listDemonstrationPeople',
        summary: 'Whom the demonstration offers to be',
        response: { 200: z.array(DemonstrationPerson), default: Problem },
      },
    },
    () => service.listDemonstrationPeople(register),
  );
  api.post(
    '/demonstration/session',
    {
      schema: {
        ...common,
        operationId: 'signInToDemonstration',
        summary: 'Sign in to the demonstration with one click',
        body: DemonstrationSignIn,
        response: { 201: SignedIn, default: Problem },
      },
    },
    async (request, reply) => {
      const begun = await service.signInToDemonstration(register, request.body.accountId);
      giveCookie(register, reply, begun);
      return reply.code(201).send({ accountId: begun.accountId });
    },
  );
}
