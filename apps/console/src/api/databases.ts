import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from './client.ts';

/** The databases of the register, to choose from and for their names. */
export const databaseChoiceQuery = queryOptions({
  queryKey: ['databases', 'choice'],
  queryFn: () => dataOf(client.GET('/api/v1/databases', { params: { query: { page: 1, pageSize: 200 } } })),
  staleTime: 300_000,
});
