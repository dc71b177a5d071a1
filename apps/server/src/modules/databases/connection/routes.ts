import type { FastifyInstance } from 'fastify';
import { require } from '../../../access/identity.ts';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { changedMeanwhile, notFound } from '../../../register-error.ts';
import { DatabaseId } from '../schema.ts';
import { readDatabase } from '../service.ts';
import { checkSource } from './check-source.ts';
import { Connection, ConnectionChange } from './schema.ts';
import * as store from './store.ts';

/** Where a survey reads a database. */
export function connectionRoutes(app: FastifyInstance, register: Register): void {
  route(app, register, {
    method: 'GET',
    url: '/databases/:id/connection',
    operationId: 'readConnection',
    tag: 'databases',
    summary: 'Where a survey reads this database',
    action: 'connection.read',
    params: DatabaseId,
    response: Connection,
    async handler({ trx, params }) {
      const connection = await store.findConnection(trx, params.id);
      if (!connection) throw notFound('connection', params.id);
      return connection;
    },
  });
  route(app, register, {
    method: 'PUT',
    url: '/databases/:id/connection',
    operationId: 'changeConnection',
    tag: 'databases',
    summary: 'Set where a survey reads this database',
    action: 'connection.change',
    params: DatabaseId,
    body: ConnectionChange,
    response: Connection,
    async handler(call) {
      const { trx, identity, params, body, audit } = call;
      const database = await readDatabase(call, params.id);
      require(identity, 'connection.change', database);
      checkSource(body.source);
      const place = { agency: database.agency, territory: database.territory };
      const connection = await store.putConnection(trx, params.id, place, body);
      if (!connection) throw changedMeanwhile('connection', params.id);
      audit({ action: 'connection.change', objectKind: 'database', objectId: params.id, place, details: { source: body.source } });
      return connection;
    },
  });
}
