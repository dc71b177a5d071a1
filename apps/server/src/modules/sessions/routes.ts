import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { endSession } from '../../access/sessions.ts';
import { authenticate, refuseForeignPage, sessionCookie } from '../../http/authenticate.ts';
import type { Register } from '../../http/context.ts';
import { Problem } from '../../http/problem.ts';
import { route } from '../../http/route.ts';
import { DemonstrationPerson, DemonstrationSignIn, Session, SignedIn, SignIn } from './schema.ts';
import * as service from './service.ts';

const attempts = { rateLimit: { max: 10, timeWindow: 60_000 } };

/** Signing in and out, and who is signed in. */
export function sessionRoutes(app: FastifyInstance, register: Register): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const answer = (reply: FastifyReply, { accountId, secret }: { accountId: string; secret: string }) => {
    const secure = register.configuration.publicUrl.startsWith('https:');
    reply.setCookie(sessionCookie, secret, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: service.sessionLasts / 1000 });
    return { accountId };
  };
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

  api.post(
    '/session',
    {
      config: attempts,
      schema: { ...common, operationId: 'signIn', summary: 'Sign in with a password', body: SignIn, response: { 201: SignedIn, default: Problem } },
    },
    async (request, reply) => {
      refuseForeignPage(request);
      return reply.code(201).send(answer(reply, await service.signIn(register, request.body)));
    },
  );

  api.delete(
    '/session',
    { schema: { ...common, operationId: 'signOut', summary: 'Sign out', response: { 204: z.null(), default: Problem } } },
    async (request, reply) => {
      const { identity } = await authenticate(register, request);
      await endSession(register.database, register.clock, identity.sessionId);
      return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send(null);
    },
  );

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
      refuseForeignPage(request);
      return reply.code(201).send(answer(reply, await service.signInToDemonstration(register, request.body.accountId)));
    },
  );
}
