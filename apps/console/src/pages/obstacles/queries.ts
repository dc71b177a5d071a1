import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { ObstaclesSearch } from './search.ts';

/** Obstacles that fit, those to be answered first at the head, a part at a time. */
export function obstaclesQuery({ overdue, ...filters }: ObstaclesSearch & { task?: number }) {
  const query = { ...filters, ...(overdue && { overdue: 'true' }), limit: 50 };
  return infiniteQueryOptions({
    queryKey: ['obstacles', 'list', query],
    queryFn: ({ pageParam }) => dataOf(client.GET('/api/v1/obstacles', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (part) => part.next,
    placeholderData: keepPreviousData,
  });
}

/** How many were raised, solved and are left on a day. */
export function obstacleSummaryQuery(asOf: string | undefined) {
  return queryOptions({
    queryKey: ['obstacles', 'summary', asOf],
    queryFn: () => dataOf(client.GET('/api/v1/obstacles/summary', { params: { query: asOf ? { asOf } : {} } })),
  });
}
