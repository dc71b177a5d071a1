import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';

export function taskListQuery(id: string) {
  return queryOptions({ queryKey: ['task-lists', id], queryFn: () => dataOf(client.GET('/api/v1/task-lists/{id}', { params: { path: { id } } })) });
}

/** The rows of a list as they are read at a version of the reading. */
export function taskListRowsQuery(id: string, version: number, status: Schema['TaskListRowStatus'] | undefined, page: number) {
  const query = { page, pageSize: 50, ...(status && { status }) };
  return queryOptions({
    queryKey: ['task-lists', id, 'rows', version, query],
    queryFn: () => dataOf(client.GET('/api/v1/task-lists/{id}/rows', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
}
