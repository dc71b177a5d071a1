import { queryOptions } from '@tanstack/react-query';
import { client, dataOf, type Schema } from '../../api/client.ts';
import { ProblemError } from '../../api/problem.ts';

/** Every attribute that several databases hold, as the newest run found them; none where no run is in scope. */
export const attributesQuery = queryOptions({
  queryKey: ['attributes', 'latest'],
  queryFn: async (): Promise<Schema['Attribute'][]> => {
    const page = (number: number) =>
      dataOf(client.GET('/api/v1/runs/{id}/attributes', { params: { path: { id: 'latest' }, query: { page: number, pageSize: 200 } } }));
    try {
      const first = await page(1);
      const rest = Array.from({ length: Math.ceil(first.total / 200) - 1 }, (_, index) => page(index + 2));
      return [first, ...(await Promise.all(rest))].flatMap(({ items }) => items);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 404) return [];
      throw error;
    }
  },
});
