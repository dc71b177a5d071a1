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

/** Those of the centre alone: the databases that the programme is to build. */
export const centralSummaryQuery = queryOptions({
  queryKey: ['databases', 'summary', 'central'],
  queryFn: () => dataOf(client.GET('/api/v1/databases/summary', { params: { query: { level: 'central' } } })),
});

export const databaseSummaryQuery = queryOptions({
  queryKey: ['databases', 'summary'],
  queryFn: () => dataOf(client.GET('/api/v1/databases/summary')),
});
