import { queryOptions } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';

export function runQuery(id: string) {
  return queryOptions({ queryKey: ['run', id], queryFn: () => dataOf(client.GET('/api/v1/runs/{id}', { params: { path: { id } } })) });
}

/** Every database that the run looked at, also those it could not read. */
export function scorecardsOfQuery(run: string) {
  return queryOptions({
    queryKey: ['run', run, 'scorecards'],
    queryFn: async (): Promise<Schema['ScorecardSummary'][]> => {
      const page = (number: number) => dataOf(client.GET('/api/v1/scorecards', { params: { query: { run, page: number, pageSize: 200 } } }));
      const first = await page(1);
      const rest = Array.from({ length: Math.ceil(first.total / 200) - 1 }, (_, index) => page(index + 2));
      return [first, ...(await Promise.all(rest))].flatMap(({ items }) => items);
    },
  });
}

/** What was wrong with a database's source in a run. */
export function problemsQuery(run: string, id: string) {
  return queryOptions({
    queryKey: ['run', run, 'problems', id],
    queryFn: async () => (await dataOf(client.GET('/api/v1/databases/{id}/scorecard', { params: { path: { id }, query: { run } } }))).problems,
  });
}

export function changesQuery(id: string, from: string) {
  return queryOptions({
    queryKey: ['run', id, 'changes', from],
    queryFn: () => dataOf(client.GET('/api/v1/runs/{id}/changes', { params: { path: { id }, query: { from } } })),
  });
}
