import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { DesignationsSearch } from './search.ts';

export function designationsQuery({ page = 1, ...filters }: DesignationsSearch, pageSize = 50) {
  const query = { page, pageSize, ...filters };
  return queryOptions({
    queryKey: ['designations', 'list', query],
    queryFn: () => dataOf(client.GET('/api/v1/designations', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Decisions that the latest survey speaks against. */
export const conflictsQuery = queryOptions({
  queryKey: ['designations', 'conflicts'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/designations/conflicts'))).items,
});

export function designationQuery(id: string) {
  return queryOptions({
    queryKey: ['designations', id],
    queryFn: () => dataOf(client.GET('/api/v1/designations/{id}', { params: { path: { id } } })),
  });
}
