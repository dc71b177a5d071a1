import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { DiscrepanciesSearch } from './search.ts';

export type DiscrepancyFilter = DiscrepanciesSearch;

/** Records that are wrong, a part at a time, from the first or back from the last. */
export function discrepanciesQuery({ end = false, unsettled = false, ...filter }: DiscrepancyFilter) {
  const query = { ...filter, limit: 50, ...(unsettled && { unsettled: 'true' }), ...(end && { order: 'desc' as const }) };
  return infiniteQueryOptions({
    queryKey: ['discrepancies', query],
    queryFn: ({ pageParam }) =>
      dataOf(client.GET('/api/v1/discrepancies', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** The unit that answers for records, for its name. */
export function unitQuery(id: string) {
  return queryOptions({
    queryKey: ['agency', id],
    queryFn: () => dataOf(client.GET('/api/v1/agencies/{id}', { params: { path: { id } } })),
    staleTime: 600_000,
  });
}
