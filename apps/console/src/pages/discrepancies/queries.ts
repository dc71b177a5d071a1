import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { DiscrepanciesSearch } from './search.ts';

export type DiscrepancyFilter = DiscrepanciesSearch;

/** Records that are wrong, a part at a time, from the first or back from the last. */
export function discrepanciesQuery({ end = false, ...filter }: DiscrepancyFilter) {
  const query = { ...filter, limit: 50, ...(end && { order: 'desc' as const }) };
  return infiniteQueryOptions({
    queryKey: ['discrepancies', query],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/discrepancies', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}
