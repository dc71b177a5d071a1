import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { NewProgramme, Programme, ProgrammeChange, ProgrammeId, Programmes } from './schema.ts';
import * as service from './service.ts';

/** Resolutions, plans and conclusions that assign tasks. */
export function programmeRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/programmes',
    operationId: 'listProgrammes',
    tag: 'programmes',
    summary: 'Every programme',
    action: 'programme.read',
    response: Programmes,
    handler: (call) => service.listProgrammes(call),
  });
  route(app, register, {
    method: 'GET',
    url: '/programmes/:id',
    operationId: 'readProgramme',
    tag: 'programmes',
    summary: 'One programme',
    action: 'programme.read',
    params: ProgrammeId,
    response: Programme,
    handler: (call) => service.readProgramme(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/programmes',
    operationId: 'createProgramme',
    tag: 'programmes',
    summary: 'Register a programme',
    action: 'programme.change',
    body: NewProgramme,
    response: Programme,
    status: 201,
    handler: (call) => service.createProgramme(call, call.body),
  });
  route(app, register, {
    method: 'PATCH',
    url: '/programmes/:id',
    operationId: 'changeProgramme',
    tag: 'programmes',
    summary: 'Change what is told of a programme',
    action: 'programme.change',
    params: ProgrammeId,
    body: ProgrammeChange,
    response: Programme,
    handler: (call) => service.changeProgramme(call, call.params.id, call.body),
  });
}
