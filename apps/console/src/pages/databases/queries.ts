import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { DatabasesSearch } from './search.ts';

export function databasesQuery({ page = 1, ...filters }: DatabasesSearch) {
  const query = { page, pageSize: 50, ...filters };
  return queryOptions({
    queryKey: ['databases', query],
    queryFn: () => dataOf(client.GET('/api/v1/databases', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const databaseSummaryQuery = queryOptions({
  queryKey: ['databases', 'summary'],
  queryFn: () => dataOf(client.GET('/api/v1/databases/summary')),
});
