import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { SinceLast } from '../found/run.ts';
import { AttributePage, AttributeQuery, OriginPlan, RunChanges, RunDetail, RunId, RunPage, RunQuery } from './schema.ts';
import * as service from './service.ts';
import { listRuns } from './store.ts';

/** Runs of surveys, and what each found of attributes and their holders. */
export function runRoutes(app: FastifyInstance, register: Register): void {
  const common = { method: 'GET', tag: 'runs', action: 'survey.read' } as const;
  route(app, register, {
    ...common,
    url: '/runs',
    operationId: 'listRuns',
    summary: 'Runs, the newest first',
    query: RunQuery,
    response: RunPage,
    handler: ({ trx, query }) => listRuns(trx, query),
  });
  route(app, register, {
    ...common,
    url: '/runs/:id',
    operationId: 'readRun',
    summary: 'One run',
    params: RunId,
    response: RunDetail,
    handler: ({ trx, params }) => service.readRun(trx, params.id),
  });
  route(app, register, {
    ...common,
    url: '/runs/:id/attributes',
    operationId: 'listAttributes',
    summary: 'Attributes and which databases hold them, as original or copy',
    params: RunId,
    query: AttributeQuery,
    response: AttributePage,
    handler: ({ trx, params, query }) => service.listAttributes(trx, params.id, query),
  });
  route(app, register, {
    ...common,
    url: '/runs/:id/plan',
    operationId: 'readOriginPlan',
    summary: 'Steps towards one original for each attribute, and designations that the signs speak against',
    params: RunId,
    response: OriginPlan,
    handler: ({ trx, params }) => service.readPlan(trx, params.id),
  });
  route(app, register, {
    ...common,
    url: '/runs/:id/since-last',
    operationId: 'readSinceLast',
    summary: 'What changed since the run before, compared record by record',
    params: RunId,
    response: SinceLast,
    handler: ({ trx, params }) => service.readSinceLast(trx, params.id),
  });
  route(app, register, {
    ...common,
    url: '/runs/:id/changes',
    operationId: 'compareRuns',
    summary: 'What differs from another run',
    params: RunId,
    query: z.object({ from: z.uuid().describe('The run to compare with') }),
    response: RunChanges,
    handler: ({ trx, params, query }) => service.compareRuns(trx, query.from, params.id),
  });
}
