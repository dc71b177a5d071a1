import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

/** The rules in force, in general or of a programme. */
export function rulesQuery(programme: string | undefined) {
  return queryOptions({
    queryKey: ['reminder-rules', programme ?? null],
    queryFn: async () => (await dataOf(client.GET('/api/v1/reminder-rules', { params: { query: { ...(programme && { programme }) } } }))).items,
    placeholderData: keepPreviousData,
  });
}

/** Who is named to answer for an agency. */
export const headsQuery = queryOptions({
  queryKey: ['agency-heads'],
  queryFn: async () => (await dataOf(client.GET('/api/v1/agency-heads'))).items,
});
