import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

const at = (id: number) => ({ params: { path: { id } } });

export function obstacleQuery(id: number) {
  return queryOptions({ queryKey: ['obstacles', id], queryFn: () => dataOf(client.GET('/api/v1/obstacles/{id}', at(id))) });
}

export function obstacleHistoryQuery(id: number) {
  return queryOptions({ queryKey: ['obstacles', id, 'history'], queryFn: () => dataOf(client.GET('/api/v1/obstacles/{id}/history', at(id))) });
}

/** Solved ones like an obstacle. */
export function similarQuery(id: number) {
  return queryOptions({ queryKey: ['obstacles', id, 'similar'], queryFn: () => dataOf(client.GET('/api/v1/obstacles/{id}/similar', at(id))) });
}

/** Solved ones like what is being typed. */
export function likeTextQuery(text: string) {
  return queryOptions({
    queryKey: ['obstacles', 'like', text],
    queryFn: () => dataOf(client.GET('/api/v1/obstacles/similar', { params: { query: { text } } })),
    enabled: text.trim().length >= 4,
    placeholderData: keepPreviousData,
  });
}
