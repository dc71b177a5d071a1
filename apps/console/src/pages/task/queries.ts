import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

const at = (id: number, asOf?: string) => ({ params: { path: { id }, query: asOf ? { asOf } : {} } });

/** One task as of a day; today where absent. */
export function taskQuery(id: number, asOf?: string) {
  return queryOptions({ queryKey: ['tasks', id, { asOf }], queryFn: () => dataOf(client.GET('/api/v1/tasks/{id}', at(id, asOf))) });
}

export function forecastQuery(id: number, asOf?: string) {
  return queryOptions({
    queryKey: ['tasks', id, 'forecast', { asOf }],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/{id}/forecast', at(id, asOf))),
  });
}

export function taskHistoryQuery(id: number) {
  return queryOptions({
    queryKey: ['tasks', id, 'history'],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/{id}/history', { params: { path: { id } } })),
  });
}

/** Who of the leading agency can answer for it, as far as the reader hands out work there. */
export function taskPeopleQuery(id: number) {
  return queryOptions({
    queryKey: ['tasks', id, 'people'],
    queryFn: () => dataOf(client.GET('/api/v1/tasks/{id}/people', { params: { path: { id } } })),
  });
}
