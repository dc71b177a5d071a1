import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { madeRoutes } from './made/routes.ts';
import { templateRoutes } from './templates/routes.ts';

/** Reports: weekly and monthly, from templates, in Word, PDF and Excel. */
export function reportRoutes(app: FastifyInstance, register: Register): void {
  for (const routes of [templateRoutes, madeRoutes]) routes(app, register);
}
