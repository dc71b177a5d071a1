import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { CasesSearch } from './search.ts';

const partSize = 50;

/** The filters of the address as the register asks for them. */
export function asked({ status, overdue, mine, sort = 'due', end: _, ...rest }: CasesSearch) {
  return {
    ...rest,
    sort,
    order: sort === 'due' ? ('asc' as const) : ('desc' as const),
    status: status ?? ('active' as const),
    ...(overdue && { overdue: 'true' }),
    ...(mine && { assignee: 'me' as const }),
  };
}

/** The work list, a part at a time, from its beginning or back from its end. */
export function casesQuery({ end = false, ...search }: CasesSearch) {
  const { order, ...rest } = asked(search);
  const query = { ...rest, order: end === (order === 'asc') ? ('desc' as const) : ('asc' as const), limit: partSize };
  return infiniteQueryOptions({
    queryKey: ['cases', 'list', query],
    queryFn: ({ pageParam }) => dataOf(client.GET('/api/v1/cases', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (part) => part.next,
    placeholderData: keepPreviousData,
  });
}

/** How many cases there are by status, overdue and due this week, by the filters chosen but those of status and delay. */
export function tallyQuery({ database, attribute, unit, severity, mine, search }: CasesSearch) {
  const query = { database, attribute, unit, severity, search, ...(mine && { assignee: 'me' as const }) };
  return queryOptions({
    queryKey: ['cases', 'tally', query],
    queryFn: () => dataOf(client.GET('/api/v1/cases/tally', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** How far the units are that have cases, and how fast. */
export function progressQuery({ unit, database }: Pick<CasesSearch, 'unit' | 'database'>) {
  const query = { ...(unit && { unit }), ...(database && { database }), limit: 500 };
  return queryOptions({
    queryKey: ['cases', 'progress', query],
    queryFn: () => dataOf(client.GET('/api/v1/cases/progress', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
