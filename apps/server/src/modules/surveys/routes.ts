import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { Job } from '../jobs/index.ts';
import { importRoutes } from './import/routes.ts';
import { NewSurvey, Survey, SurveyChange, SurveyId, SurveyPage, SurveyQuery } from './schema.ts';
import * as service from './service.ts';
import { listSurveys } from './store.ts';

/** Which databases are surveyed together, and when. */
export function surveyRoutes(app: FastifyInstance, register: Register): void {
  importRoutes(app, register);
  const tag = 'surveys';
  route(app, register, {
    method: 'GET',
    url: '/surveys',
    operationId: 'listSurveys',
    tag,
    summary: 'Surveys: databases that are surveyed together',
    action: 'survey.read',
    query: SurveyQuery,
    response: SurveyPage,
    handler: ({ trx, query }) => listSurveys(trx, query),
  });
  route(app, register, {
    method: 'GET',
    url: '/surveys/:id',
    operationId: 'readSurvey',
    tag,
    summary: 'One survey',
    action: 'survey.read',
    params: SurveyId,
    response: Survey,
    handler: (call) => service.readSurvey(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/surveys',
    operationId: 'createSurvey',
    tag,
    summary: 'Set up a survey',
    action: 'survey.run',
    body: NewSurvey,
    response: Survey,
    status: 201,
    handler: (call) => service.createSurvey(call, call.body),
  });
  route(app, register, {
    method: 'PATCH',
    url: '/surveys/:id',
    operationId: 'changeSurvey',
    tag,
    summary: 'Change which databases a survey reads, or when',
    action: 'survey.run',
    params: SurveyId,
    body: SurveyChange,
    response: Survey,
    handler: (call) => service.changeSurvey(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    url: '/surveys/:id/jobs',
    operationId: 'runSurvey',
    tag,
    summary: 'Survey now, as a job',
    action: 'survey.run',
    params: SurveyId,
    response: Job,
    status: 202,
    async handler(call) {
      call.after(async () => register.running.jobs?.wake());
      return service.runSurveyNow(call, call.params.id);
    },
  });
}
