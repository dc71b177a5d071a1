import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

/** The versions of a database's contract, the newest first. */
export function contractVersionsQuery(id: string) {
  return queryOptions({
    queryKey: ['database', id, 'contracts'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/databases/{id}/contracts', { params: { path: { id } } }))).items,
  });
}

/** One version, as filed and for reading; it never changes. */
export function contractQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['database', id, 'contracts', number],
    queryFn: () => dataOf(client.GET('/api/v1/databases/{id}/contracts/{number}', { params: { path: { id, number } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What one version promises otherwise than another. */
export function contractChangesQuery(id: string, from: number, number: number) {
  return queryOptions({
    queryKey: ['database', id, 'contracts', number, 'from', from],
    queryFn: () => dataOf(client.GET('/api/v1/databases/{id}/contracts/{number}/differences', { params: { path: { id, number }, query: { from } } })),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}
