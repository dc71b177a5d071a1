import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { client, dataOf, type Schema } from './client.ts';
import { ProblemError } from './problem.ts';

export type Session = Schema['Session'];

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await dataOf(client.GET('/api/v1/session'));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The session of a page that only people signed in reach. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new ProblemError({ code: 'NOT_SIGNED_IN', title: '', status: 401 });
  return data;
}

/** Whether the person signed in may do this somewhere, so that the page can offer it. */
export function useMay(action: string): boolean {
  return useSession().actions.includes(action);
}
