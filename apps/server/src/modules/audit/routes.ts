import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { guard } from '../../http/authenticate.ts';
import type { Register } from '../../http/context.ts';
import { Problem } from '../../http/problem.ts';
import { route } from '../../http/route.ts';
import { AuditPage, AuditQuery, AuditVerification } from './schema.ts';
import * as store from './store.ts';
import { verifyAudit } from './verify.ts';

/** The audit log: who did what, and whether it is as it was written. */
export function auditRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/audit',
    operationId: 'listAuditEntries',
    tag: 'audit',
    summary: 'What was done, newest first',
    action: 'audit.read',
    query: AuditQuery,
    response: AuditPage,
    handler: (call) => store.listEntries(call.trx, call.query),
  });
  // Reads as the owner of the tables, since nobody's scope holds the whole chain; so it runs outside of a caller's transaction.
  app.withTypeProvider<ZodTypeProvider>().get(
    '/audit/verification',
    {
      config: { action: 'audit.verify', rateLimit: { max: 6, timeWindow: 60_000 } },
      preValidation: guard(register, 'audit.verify'),
      schema: {
        operationId: 'verifyAudit',
        tags: ['audit'],
        summary: 'Whether the log is as it was written',
        security: [{ session: [] }, { apiKey: [] }],
        response: { 200: AuditVerification, default: Problem },
      },
    },
    () => verifyAudit(register),
  );
}
