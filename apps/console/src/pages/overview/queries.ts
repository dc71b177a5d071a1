import { queryOptions } from '@tanstack/react-query';
import { client, dataOf } from '../../api/client.ts';

/** What changed in a week, the most worsened first. */
export const scoreChangesQuery = queryOptions({
  queryKey: ['scorecards', 'changes'],
  queryFn: () => dataOf(client.GET('/api/v1/scorecards/changes', { params: { query: { days: 7 } } })),
});

/** What the last survey would do first about originals and copies. */
export const planQuery = queryOptions({
  queryKey: ['plan', 'latest'],
  queryFn: () => dataOf(client.GET('/api/v1/runs/{id}/plan', { params: { path: { id: 'latest' } } })),
});
