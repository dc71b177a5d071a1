import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import type { CasesSearch, statuses } from './search.ts';

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

/** How many cases there are of one status, or due until a day, by the filters chosen. */
export function caseCountQuery(search: CasesSearch, narrowed: { status?: (typeof statuses)[number]; dueBy?: string }) {
  const query = { ...asked({ ...search, status: undefined, overdue: undefined }), ...narrowed, limit: 1 };
  return queryOptions({
    queryKey: ['cases', 'count', query],
    queryFn: async () => (await dataOf(client.GET('/api/v1/cases', { params: { query } }))).total,
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
