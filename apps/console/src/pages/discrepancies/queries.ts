import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { DiscrepanciesSearch } from './search.ts';

export type DiscrepancyFilter = DiscrepanciesSearch;

function part(query: DiscrepancyFilter & { limit: number }, cursor: string) {
  return dataOf(client.GET('/api/v1/discrepancies', { params: { query: { ...query, ...(cursor && { cursor }) } } }));
}

/** Records that are wrong, a part at a time. */
export function discrepanciesQuery(filter: DiscrepancyFilter) {
  return infiniteQueryOptions({
    queryKey: ['discrepancies', filter],
    queryFn: ({ pageParam }) => part({ ...filter, limit: 50 }, pageParam),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}
