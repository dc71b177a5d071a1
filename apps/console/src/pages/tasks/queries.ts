import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';
import { figureIn, type TasksSearch } from './search.ts';

const partSize = 50;

/** The filters that the list shares with the counts. */
function shared({ programme, agency, lead, database, difficulty, month, below, asOf }: TasksSearch) {
  return {
    ...(programme && { programme }),
    ...(agency && { agency }),
    ...(lead && { lead }),
    ...(database && { database }),
    ...(difficulty && { difficulty }),
    ...(month && { month }),
    ...(below && { below: 'true' as const }),
    ...(asOf && { asOf }),
  };
}

const orders = {
  due: { sort: 'due', order: 'asc' },
  latest: { sort: 'assigned', order: 'desc' },
  priority: { sort: 'priority', order: 'asc' },
} as const;

function asked(search: TasksSearch) {
  const { state, mine, search: words, sort = 'due' } = search;
  const figure = figureIn(search);
  return {
    ...shared(search),
    ...orders[sort],
    ...(figure && { figure }),
    ...(state && { state }),
    ...(mine && { person: 'me' as const }),
    ...(words && { search: words }),
  };
}

/** Tasks that fit, a part at a time, from the beginning or back from the end. */
export function tasksQuery({ end = false, ...search }: TasksSearch, limit = partSize) {
  const { order, ...rest } = asked(search);
  const query = { ...rest, order: end === (order === 'asc') ? ('desc' as const) : ('asc' as const), limit };
  return infiniteQueryOptions({
    queryKey: ['tasks', 'list', query],
    queryFn: ({ pageParam }) => dataOf(client.GET('/api/v1/tasks', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (part) => part.next,
    placeholderData: keepPreviousData,
  });
}

/** How many tasks count as what on a day. */
export function taskSummaryQuery(search: TasksSearch) {
  const query = shared(search);
  return queryOptions({
    queryKey: ['tasks', 'summary', query],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/summary', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Databases that overdue tasks are about, the one most wait for first. */
export function waitingQuery(search: TasksSearch) {
  const query = shared(search);
  return queryOptions({
    queryKey: ['tasks', 'waiting', query],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/waiting', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/programmes'))).items,
  staleTime: 60_000,
});

/** Where the tasks of a list are downloaded as a workbook or a text. */
export function exportAddress(search: TasksSearch, format: 'xlsx' | 'docx'): string {
  return `/api/v1/task-lists/export?${new URLSearchParams({ ...asked(search), format })}`;
}
