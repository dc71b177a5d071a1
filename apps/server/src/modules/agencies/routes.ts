import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { Agency, AgencyChange, AgencyId, AgencyPage, AgencyQuery, NewAgency } from './schema.ts';
import * as service from './service.ts';

/** The tree of agencies. */
export function agencyRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/agencies',
    operationId: 'listAgencies',
    repeats: true,
    tag: 'agencies',
    summary: 'Agencies in force on a day',
    action: 'agency.read',
    query: AgencyQuery,
    response: AgencyPage,
    handler: (call) => service.listAgencies(call, call.query),
  });
  route(app, register, {
    method: 'GET',
    url: '/agencies/:id',
    operationId: 'readAgency',
    repeats: true,
    tag: 'agencies',
    summary: 'One agency',
    action: 'agency.read',
    params: AgencyId,
    response: Agency,
    handler: (call) => service.readAgency(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/agencies',
    operationId: 'createAgency',
    tag: 'agencies',
    summary: 'Set up an agency below another',
    action: 'agency.change',
    body: NewAgency,
    response: Agency,
    status: 201,
    handler: (call) => service.createAgency(call, call.body),
  });
  route(app, register, {
    method: 'PATCH',
    url: '/agencies/:id',
    operationId: 'changeAgency',
    tag: 'agencies',
    summary: 'Rename an agency or end it',
    action: 'agency.change',
    params: AgencyId,
    body: AgencyChange,
    response: Agency,
    handler: (call) => service.changeAgency(call, call.params.id, call.body),
  });
}
