import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { act, answer } from './act.ts';
import { listConflicts } from './conflicts.ts';
import * as schema from './schema.ts';
import * as service from './service.ts';

const tag = 'designations';

/** Which column is the original of an attribute: proposed, consulted on, decided, disputed. */
export function designationRoutes(app: FastifyInstance, register: Register): void {
  const read = { method: 'GET', tag, action: 'designation.read' } as const;
  route(app, register, {
    ...read,
    url: '/designations',
    operationId: 'listDesignations',
    summary: 'Designations, the latest first',
    query: schema.DesignationQuery,
    response: schema.DesignationPage,
    handler: (call) => service.listDesignations(call, call.query),
  });
  route(app, register, {
    ...read,
    url: '/designations/conflicts',
    operationId: 'listDesignationConflicts',
    summary: 'Designations in force that the latest survey speaks against',
    response: schema.DesignationConflicts,
    handler: (call) => listConflicts(call.trx),
  });
  route(app, register, {
    ...read,
    url: '/designations/:id',
    operationId: 'readDesignation',
    summary: 'One designation with opinions and history',
    params: schema.DesignationId,
    response: schema.DesignationRead,
    handler: (call) => service.readDesignation(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    tag,
    action: 'designation.propose',
    url: '/designations',
    operationId: 'proposeDesignation',
    summary: 'Propose a column as the original of an attribute',
    body: schema.NewDesignation,
    response: schema.DesignationRead,
    status: 201,
    handler: (call) => service.propose(call, call.body),
  });
  route(app, register, {
    method: 'POST',
    tag,
    action: 'designation.read',
    url: '/designations/:id/actions',
    operationId: 'actOnDesignation',
    summary: 'Consult, withdraw, decide, refuse, dispute, uphold or revoke; each asks for its own right',
    params: schema.DesignationId,
    body: schema.DesignationAction,
    response: schema.DesignationRead,
    handler: (call) => act(call, call.params.id, call.body),
  });
  route(app, register, {
    method: 'POST',
    tag,
    action: 'designation.consult',
    url: '/designations/:id/opinions',
    operationId: 'answerDesignation',
    summary: 'Say what a holder thinks of a proposal',
    params: schema.DesignationId,
    body: schema.NewOpinion,
    response: schema.DesignationRead,
    handler: (call) => answer(call, call.params.id, call.body),
  });
}
