import { queryOptions } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';

/** The last scorecards of all databases in scope, the weakest first; what was not measured comes last. */
export const scorecardsQuery = queryOptions({
  queryKey: ['scorecards'],
  queryFn: async (): Promise<Schema['ScorecardSummary'][]> => {
    const pages = [await dataOf(client.GET('/api/v1/scorecards', { params: { query: { page: 1, pageSize: 200 } } }))];
    for (let page = 2; (page - 1) * 200 < (pages[0]?.total ?? 0); page += 1) {
      pages.push(await dataOf(client.GET('/api/v1/scorecards', { params: { query: { page, pageSize: 200 } } })));
    }
    return pages.flatMap(({ items }) => items).sort((one, other) => (one.score ?? 101) - (other.score ?? 101));
  },
});
