import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

const at = (id: number) => ({ params: { path: { id } } });

export function meetingQuery(id: number) {
  return queryOptions({ queryKey: ['meetings', id], queryFn: () => dataOf(client.GET('/api/v1/meetings/{id}', at(id))) });
}

/** What a meeting looks at: as of now, or as it was when it closed. */
export function reviewQuery(id: number) {
  return queryOptions({ queryKey: ['meetings', id, 'review'], queryFn: () => dataOf(client.GET('/api/v1/meetings/{id}/review', at(id))) });
}
