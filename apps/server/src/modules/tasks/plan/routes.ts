import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { planAgencies, planMonths } from './month-plan.ts';
import * as schema from './schema.ts';

/** The plan of a year: by month, and by month and agency. */
export function planRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag: 'tasks', action: 'task.read' } as const;
  route(app, register, {
    ...read,
    url: '/tasks/plan',
    operationId: 'readMonthPlan',
    summary: 'Tasks by the month in which they are due, and what is left for the year',
    query: schema.PlanQuery,
    response: schema.MonthPlan,
    handler: (call) => planMonths(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/tasks/plan/agencies',
    operationId: 'listAgencyPlans',
    summary: 'The plan of each leading agency with its load, the most overdue first',
    query: schema.AgencyPlanQuery,
    response: schema.AgencyPlanPage,
    handler: (call) => planAgencies(call, call.query),
  });
}
