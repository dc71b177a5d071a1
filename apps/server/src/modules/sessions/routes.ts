import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { authenticate, guard, sessionCookieOf } from '../../http/authenticate.ts';
import type { Register } from '../../http/context.ts';
import { Problem } from '../../http/problem.ts';
import { callerOf, route } from '../../http/route.ts';
import { giveCookie } from './begin.ts';
import { demonstrationRoutes } from './demonstration-routes.ts';
import { invitedRoutes } from './invited/routes.ts';
import { passwordRoutes } from './password/routes.ts';
import { providerRoutes } from './provider/routes.ts';
import { SelfChange, Session, SignedIn, SignIn, WaysIn } from './schema.ts';
import { secondFactorRoutes } from './second-factor/routes.ts';
import * as service from './service.ts';

/** Hashing a password costs: who would have many hashed at once waits. The throttle of each name and address is stricter and lasts. */
const attempts = { rateLimit: { max: 60, timeWindow: 60_000, allowList: [] } };

/** Signing in and out, and who is signed in. */
export function sessionRoutes(app: FastifyInstance, register: Register): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const common = { tags: ['session'], security: [] };

  route(app, register, {
    method: 'GET',
    url: '/session',
    operationId: 'readSession',
    tag: 'session',
    summary: 'Who is signed in and what they may do',
    action: 'self.read',
    response: Session,
    handler: (call) => service.describeSession(register, call),
  });

  api.get(
    '/ways-in',
    { schema: { ...common, operationId: 'listWaysIn', summary: 'How one can sign in here', response: { 200: WaysIn, default: Problem } } },
    async () => service.waysIn(register),
  );

  api.post(
    '/session',
    {
      config: attempts,
      schema: { ...common, operationId: 'signIn', summary: 'Sign in with a password', body: SignIn, response: { 201: SignedIn, default: Problem } },
    },
    async (request, reply) => {
      const begun = await service.signIn(register, request.body, request.ip);
      giveCookie(register, reply, begun);
      return reply.code(201).send({ accountId: begun.accountId });
    },
  );

  api.patch(
    '/session',
    {
      config: { action: 'self.change' },
      preValidation: guard(register, 'self.change'),
      schema: {
        ...common,
        security: [{ session: [] }],
        operationId: 'changeSelf',
        summary: 'Change your language',
        body: SelfChange,
        response: { 200: SignedIn, default: Problem },
      },
    },
    (request) => service.changeSelf(register, callerOf(request), request.body),
  );

  api.delete(
    '/session',
    { schema: { ...common, operationId: 'signOut', summary: 'Sign out', response: { 204: z.null(), default: Problem } } },
    async (request, reply) => {
      await service.signOut(register, await authenticate(register, request));
      return reply.clearCookie(sessionCookieOf(register).name, { path: '/' }).code(204).send(null);
    },
  );

  passwordRoutes(app, register);
  secondFactorRoutes(app, register);
  invitedRoutes(app, register);
  providerRoutes(app, register);
  demonstrationRoutes(app, register);
}
