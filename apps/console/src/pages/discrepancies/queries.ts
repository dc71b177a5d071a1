import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';
import type { DiscrepanciesSearch } from './search.ts';

export type DiscrepancyFilter = DiscrepanciesSearch & { case?: number };

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

/** All that fit, for a file; at most so many. */
export async function allDiscrepancies(filter: DiscrepancyFilter, most: number): Promise<Schema['Discrepancy'][]> {
  const found: Schema['Discrepancy'][] = [];
  let cursor: string | null = '';
  while (cursor !== null && found.length < most) {
    const { items, next }: Schema['DiscrepancyPart'] = await part({ ...filter, limit: 200 }, cursor);
    found.push(...items);
    cursor = next;
  }
  return found.slice(0, most);
}
