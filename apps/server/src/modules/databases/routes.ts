import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { route } from '../../http/route.ts';
import { weighAfter } from '../evidence/index.ts';
import { connectionRoutes } from './connection/routes.ts';
import { contractRoutes } from './contracts/routes.ts';
import { Database, DatabaseChange, DatabaseId, DatabasePage, DatabaseQuery, DatabaseSummary, DatabaseSummaryQuery, NewDatabase } from './schema.ts';
import * as service from './service.ts';

/** The register of databases. */
export function databaseRoutes(app: FastifyInstance, register: Register): void {
  const tag = 'databases';
  route(app, register, {
    method: 'GET',
    url: '/databases',
    operationId: 'listDatabases',
    repeats: true,
    tag,
    summary: 'Databases with their last score',
    action: 'database.read',
    query: DatabaseQuery,
    response: DatabasePage,
    handler: (call) => service.listDatabases(call, call.query),
  });
  route(app, register, {
    method: 'GET',
    url: '/databases/summary',
    operationId: 'summariseDatabases',
    repeats: true,
    tag,
    summary: 'How many databases there are, by stage, maturity and grade',
    action: 'database.read',
    query: DatabaseSummaryQuery,
    response: DatabaseSummary,
    handler: (call) => service.summarise(call, call.query),
  });
  route(app, register, {
    method: 'GET',
    url: '/databases/:id',
    operationId: 'readDatabase',
    repeats: true,
    tag,
    summary: 'One database',
    action: 'database.read',
    params: DatabaseId,
    response: Database,
    handler: (call) => service.readDatabase(call, call.params.id),
  });
  route(app, register, {
    method: 'POST',
    url: '/databases',
    operationId: 'createDatabase',
    tag,
    summary: 'Register a database',
    action: 'database.change',
    body: NewDatabase,
    response: Database,
    status: 201,
    async handler(call) {
      const created = await service.createDatabase(call, call.body);
      call.after(() => weighAfter(register, { databases: [created.id] }));
      return created;
    },
  });
  route(app, register, {
    method: 'PATCH',
    url: '/databases/:id',
    operationId: 'changeDatabase',
    tag,
    summary: 'Change what is told of a database',
    action: 'database.change',
    params: DatabaseId,
    body: DatabaseChange,
    response: Database,
    async handler(call) {
      const changed = await service.changeDatabase(call, call.params.id, call.body);
      call.after(() => weighAfter(register, { databases: [changed.id] }));
      return changed;
    },
  });
  connectionRoutes(app, register);
  contractRoutes(app, register);
}
