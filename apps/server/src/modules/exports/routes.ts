import type { FastifyInstance } from 'fastify';
import type { Register } from '../../http/context.ts';
import { CaseQuery, listCases } from '../cases/index.ts';
import { DatabaseQuery, listDatabases } from '../databases/index.ts';
import { DiscrepancyQuery, listDiscrepancies } from '../discrepancies/index.ts';
import { caseColumns, databaseColumns, discrepancyColumns } from './columns.ts';
import { exportRoute, FileQuery } from './export-route.ts';

/** Rows that are read at once: the most that the lists give. */
const atOnce = 200;

const place = { cursor: true, limit: true } as const;

/** Lists as files: what is on screen, as XLSX and CSV. */
export function exportRoutes(app: FastifyInstance, register: Register): void {
  exportRoute(app, register, {
    list: 'cases',
    action: 'case.read',
    query: CaseQuery.omit(place).extend(FileQuery.shape),
    columns: caseColumns,
    read: (call, query, cursor) => listCases(call, { ...query, limit: atOnce, cursor: cursor ?? undefined }),
  });
  exportRoute(app, register, {
    list: 'discrepancies',
    action: 'discrepancy.read',
    query: DiscrepancyQuery.omit(place).extend(FileQuery.shape),
    columns: discrepancyColumns,
    read: (call, query, cursor) => listDiscrepancies(call, { ...query, limit: atOnce, cursor: cursor ?? undefined }),
  });
  exportRoute(app, register, {
    list: 'databases',
    action: 'database.read',
    query: DatabaseQuery.omit({ page: true, pageSize: true }).extend(FileQuery.shape),
    columns: databaseColumns,
    async read(call, query, cursor) {
      const page = Number(cursor ?? 1);
      const { items, total } = await listDatabases(call, { ...query, page, pageSize: atOnce });
      return { items, next: page * atOnce < total ? String(page + 1) : null };
    },
  });
}
