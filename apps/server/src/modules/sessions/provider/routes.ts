import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sessionCookieOf } from '../../../http/authenticate.ts';
import type { Register } from '../../../http/context.ts';
import { Problem } from '../../../http/problem.ts';
import { RegisterError, statusOf } from '../../../register-error.ts';
import { giveCookie } from '../begin.ts';
import { ProviderAddress, ProviderStart } from '../schema.ts';
import { providerOf } from './open-provider.ts';
import { refusalPage } from './refusal-page.ts';
import { beginFlow, callbackPath, endFlow, flowLasts, type Provider } from './service.ts';

/** Signing in at a provider of identities (OpenID Connect); refused where none is configured. */
export function providerRoutes(app: FastifyInstance, register: Register): void {
  const settings = register.configuration.provider;
  const provider: Provider | null = settings && { settings, discovered: providerOf(settings) };
  const { secure, prefix } = sessionCookieOf(register);
  const cookie = `${prefix}sogoc_provider`;

  app.withTypeProvider<ZodTypeProvider>().post(
    '/session/provider',
    {
      schema: {
        tags: ['session'],
        security: [],
        operationId: 'beginProviderSignIn',
        summary: 'Begin to sign in at the provider of identities',
        body: ProviderStart,
        response: { 201: ProviderAddress, default: Problem },
      },
    },
    async (request, reply) => {
      const { url, browser } = await beginFlow(register, required(provider), request.body);
      // Lax, since the provider's page sends the browser back.
      reply.setCookie(cookie, browser, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: flowLasts / 1000 });
      return reply.code(201).send({ url });
    },
  );

  app.get(callbackPath.replace('/api/v1', ''), { schema: { hide: true } }, async (request, reply) => {
    reply.clearCookie(cookie, { path: '/' });
    try {
      const { back, ...begun } = await endFlow(register, required(provider), request.url, request.cookies[cookie] ?? '');
      giveCookie(register, reply, begun);
      return reply.redirect(back, 303);
    } catch (error) {
      return refuse(error, request, reply);
    }
  });
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof RegisterError) || !request.headers.accept?.includes('text/html')) throw error;
  const page = refusalPage(error, request.headers['accept-language']);
  return reply.code(statusOf[error.code]).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}

function required(provider: Provider | null): Provider {
  if (provider) return provider;
  throw new RegisterError('NOT_FOUND', 'No provider of identities is configured here.', { remedy: 'Sign in with a password.' });
}
