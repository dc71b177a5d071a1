import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { guard } from '../../../http/authenticate.ts';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { callerOf } from '../../../http/route.ts';
import { FactorCode, FactorProof, FactorRemoval, FactorSecret, RecoveryCodes, SignedIn } from '../schema.ts';
import * as service from './service.ts';

/** The second factor of one's own account: an authenticator app. */
export function secondFactorRoutes(app: FastifyInstance, register: Register): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const url = '/session/second-factor';
  const own = { config: { action: 'self.change' }, preValidation: guard(register, 'self.change') };
  const common = { tags: ['session'], security: [{ session: [] }] };
  api.post(
    url,
    {
      ...own,
      schema: {
        ...common,
        operationId: 'beginSecondFactor',
        summary: 'A secret for an authenticator app',
        body: FactorProof,
        response: { 201: FactorSecret, default: Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await service.enrol(register, callerOf(request), request.ip, request.body.password)),
  );
  api.post(
    `${url}/confirmation`,
    {
      ...own,
      schema: {
        ...common,
        operationId: 'confirmSecondFactor',
        summary: 'Turn the second factor on by its first code',
        body: FactorCode,
        response: { 201: RecoveryCodes, default: Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await service.confirmFactor(register, callerOf(request), request.ip, request.body.code)),
  );
  api.post(
    `${url}/removal`,
    {
      ...own,
      schema: {
        ...common,
        operationId: 'removeSecondFactor',
        summary: 'Turn your second factor off',
        body: FactorRemoval,
        response: { 200: SignedIn, default: Problem },
      },
    },
    (request) => service.removeOwnFactor(register, callerOf(request), request.ip, request.body.password, request.body.code),
  );
}
