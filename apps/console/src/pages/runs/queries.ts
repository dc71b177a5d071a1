import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';

/** Runs, the newest first, of all surveys or of one. */
export function runsQuery({ page = 1, survey }: { page?: number; survey?: string }) {
  const query = { page, pageSize: 25, ...(survey && { survey }) };
  return queryOptions({
    queryKey: ['runs', query],
    queryFn: () => dataOf(client.GET('/api/v1/runs', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** What a run itself found to have changed since the run before it; null for a first run. */
export function sinceLastQuery(id: string) {
  return queryOptions({
    queryKey: ['run', id, 'since-last'],
    queryFn: async (): Promise<Schema['SinceLast'] | null> => {
      try {
        return await dataOf(client.GET('/api/v1/runs/{id}/since-last', { params: { path: { id } } }));
      } catch (error) {
        if (problemOf(error).status === 404) return null;
        throw error;
      }
    },
  });
}

export const surveysQuery = queryOptions({
  queryKey: ['surveys'],
  queryFn: () => dataOf(client.GET('/api/v1/surveys', { params: { query: { page: 1, pageSize: 200 } } })),
});

/** The last jobs, looked for again now and then: a schedule or a colleague may begin one. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: () => dataOf(client.GET('/api/v1/jobs', { params: { query: { page: 1, pageSize: 20 } } })),
  refetchInterval: 15_000,
});
