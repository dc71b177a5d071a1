import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { communeRoutes } from './communes/routes.ts';
import { runRoutes } from './runs/routes.ts';
import { scorecardRoutes } from './scorecards/routes.ts';

/** What surveys found. */
export function assessmentRoutes(app: FastifyInstance, register: Register): void {
  runRoutes(app, register);
  scorecardRoutes(app, register);
  catalogueRoutes(app, register);
  communeRoutes(app, register);
}
