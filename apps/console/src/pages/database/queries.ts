import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { Criterion } from '../../ui/index.ts';

const at = (id: string) => ({ params: { path: { id } } });

export function databaseQuery(id: string) {
  return queryOptions({ queryKey: ['database', id], queryFn: () => dataOf(client.GET('/api/v1/databases/{id}', at(id))) });
}

export function scorecardQuery(id: string) {
  return queryOptions({ queryKey: ['database', id, 'scorecard'], queryFn: () => dataOf(client.GET('/api/v1/databases/{id}/scorecard', at(id))) });
}

export function historyQuery(id: string) {
  return queryOptions({ queryKey: ['database', id, 'history'], queryFn: () => dataOf(client.GET('/api/v1/databases/{id}/history', at(id))) });
}

export function tablesQuery(id: string) {
  return queryOptions({ queryKey: ['database', id, 'tables'], queryFn: () => dataOf(client.GET('/api/v1/databases/{id}/tables', at(id))) });
}

/** Rules that records break, of one criterion or of all. */
export function rulesQuery(id: string, criterion: Criterion | undefined, page: number) {
  const query = { page, pageSize: 50, failing: 'true', ...(criterion && { criterion }) };
  return queryOptions({
    queryKey: ['database', id, 'rules', query],
    queryFn: () => dataOf(client.GET('/api/v1/databases/{id}/rules', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
}

/** The attributes that it holds, in the run that read it last, with everyone else who holds them. */
export function attributesQuery(id: string, runId: string) {
  const query = { database: id, page: 1, pageSize: 200 };
  return queryOptions({
    queryKey: ['database', id, 'attributes', runId],
    queryFn: () => dataOf(client.GET('/api/v1/runs/{id}/attributes', { params: { path: { id: runId }, query } })),
  });
}
