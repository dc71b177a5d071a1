import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { modules } from '../modules/index.ts';
import { traceRequests } from '../telemetry/spans.ts';
import { refuseForeignPage } from './authenticate.ts';
import { serveConsole } from './console.ts';
import type { Register } from './context.ts';
import { healthRoutes } from './health.ts';
import { loggedRequest } from './logged.ts';
import { refuseDeepBody } from './nesting.ts';
import { describeApi } from './openapi.ts';
import { answerError, answerErrors } from './problem.ts';
import { serializeNamed } from './serialize.ts';

/** The register's HTTP side, ready to listen or to be asked in a test by `inject`. */
export async function buildApp(register: Register): Promise<FastifyInstance> {
  const silent = register.configuration.logLevel === 'silent';
  const app = Fastify({
    bodyLimit: 1_048_576,
    // Headers come at once or never; a large file may take its time; and a line on which nothing moves is closed.
    requestTimeout: register.configuration.secondsToSend * 1000,
    connectionTimeout: 600_000,
    http: { headersTimeout: Math.min(20_000, register.configuration.secondsToSend * 1000), connectionsCheckingInterval: 1_000 },
    trustProxy: register.configuration.trustedProxies ?? false,
    genReqId: () => crypto.randomUUID(),
    // An address that is none: told like every other error, which it is before any route is found.
    frameworkErrors: answerError,
    logger: silent ? false : { level: register.configuration.logLevel, serializers: { req: loggedRequest } },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(register.configuration.checkAnswers ? serializerCompiler : serializeNamed);
  app.decorateRequest('caller', null);
  answerErrors(app);
  traceRequests(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentFrom },
    strictTransportSecurity: register.configuration.publicUrl.startsWith('https:'),
  });
  await app.register(rateLimit, {
    max: register.configuration.requestsPerMinute,
    timeWindow: 60_000,
    allowList: ['127.0.0.1', '::1', '::ffff:127.0.0.1'],
  });
  await describeApi(app, register);
  healthRoutes(app, register);
  await app.register(
    async (api) => {
      api.addHook('onRequest', refuseForeignPage);
      api.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
      api.addHook('preValidation', refuseDeepBody);
      for (const add of modules) add(api, register);
    },
    { prefix: '/api/v1' },
  );
  await serveConsole(app);
  return app;
}

/** Pages may load what the register itself serves, and nothing else. */
const contentFrom = {
  defaultSrc: ["'self'"],
  fontSrc: ["'self'", 'data:'],
  imgSrc: ["'self'", 'data:', 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};
