import type { FastifyInstance } from 'fastify';
import type { Register } from '../../../http/context.ts';
import { route } from '../../../http/route.ts';
import { notFound } from '../../../register-error.ts';
import { DatabaseId } from '../../databases/index.ts';
import { RunOf } from '../scorecards/schema.ts';
import { CatalogueTable, CatalogueTables, ColumnPage, ColumnQuery, TableOf } from './schema.ts';
import * as store from './store.ts';

/** What databases hold: tables and columns with their profiles. */
export function catalogueRoutes(app: FastifyInstance, register: Register): void {
  const common = { method: 'GET', tag: 'catalogue', action: 'survey.read' } as const;
  route(app, register, {
    ...common,
    url: '/databases/:id/tables',
    operationId: 'listTables',
    repeats: true,
    summary: 'Tables of a database',
    params: DatabaseId,
    query: RunOf,
    response: CatalogueTables,
    handler: async ({ trx, params, query }) => ({ items: await store.listTables(trx, params.id, query.run) }),
  });
  route(app, register, {
    ...common,
    url: '/databases/:id/tables/:table',
    operationId: 'readTable',
    repeats: true,
    summary: 'One table with the profile of each column',
    params: TableOf,
    query: RunOf,
    response: CatalogueTable,
    async handler({ trx, params, query }) {
      const table = await store.findTable(trx, params.id, params.table, query.run);
      if (!table) throw notFound('table', `${params.id}/${params.table}`);
      return table;
    },
  });
  route(app, register, {
    ...common,
    url: '/columns',
    operationId: 'listColumns',
    repeats: true,
    summary: 'Columns of all databases, by name, meaning or being personal',
    query: ColumnQuery,
    response: ColumnPage,
    handler: ({ trx, query }) => store.listColumns(trx, query),
  });
}
