import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

const at = (id: number) => ({ params: { path: { id } } });

export function caseQuery(id: number) {
  return queryOptions({ queryKey: ['cases', id], queryFn: () => dataOf(client.GET('/api/v1/cases/{id}', at(id))) });
}

export function historyQuery(id: number) {
  return queryOptions({ queryKey: ['cases', id, 'history'], queryFn: () => dataOf(client.GET('/api/v1/cases/{id}/history', at(id))) });
}

export function peopleQuery(id: number) {
  return queryOptions({ queryKey: ['cases', id, 'people'], queryFn: () => dataOf(client.GET('/api/v1/cases/{id}/people', at(id))) });
}
