import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { answerRoutes } from './answers/routes.ts';
import { formRoutes } from './forms/routes.ts';
import { gapRoutes } from './gaps/routes.ts';
import { roundRoutes } from './rounds/routes.ts';

/** Readiness of units: what they have and lack, as they answer in rounds. */
export function readinessRoutes(app: FastifyInstance, register: Register): void {
  for (const routes of [formRoutes, roundRoutes, answerRoutes, gapRoutes]) routes(app, register);
}
