import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'readiness';

/** Forms that ask units how ready they are. */
export function formRoutes(app: FastifyInstance, register: Register): void {
  const change = { method: 'POST', tag, action: 'readiness.change', response: schema.ReadinessForm, status: 201 } as const;
  route(app, register, {
    method: 'GET',
    url: '/readiness/forms',
    operationId: 'listReadinessForms',
    tag,
    summary: 'Forms, each in its newest version',
    action: 'readiness.read',
    response: schema.ReadinessFormList,
    handler: (call) => service.listForms(call),
  });
  route(app, register, {
    method: 'GET',
    url: '/readiness/forms/:id',
    operationId: 'readReadinessForm',
    tag,
    summary: 'A form as JSON Schema and UI schema, in one language',
    action: 'readiness.read',
    params: schema.FormId,
    query: schema.FormQuery,
    response: schema.ReadinessForm,
    handler: (call) => service.readForm(call, call.params.id, call.query),
  });
  route(app, register, {
    ...change,
    url: '/readiness/forms',
    operationId: 'createReadinessForm',
    summary: 'File a form',
    body: schema.NewReadinessForm,
    handler: (call) => service.createForm(call, call.body),
  });
  route(app, register, {
    ...change,
    url: '/readiness/forms/:id/versions',
    operationId: 'fileReadinessFormVersion',
    summary: 'File the next version of a form; rounds that began keep theirs',
    params: schema.FormId,
    body: schema.NewFormVersion,
    handler: (call) => service.fileVersion(call, call.params.id, call.body.content),
  });
}
