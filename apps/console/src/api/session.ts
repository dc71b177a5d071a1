import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { client, dataOf, type Schema } from './client.ts';
import { dayIn } from './day.ts';
import { ProblemError } from './problem.ts';
import { tellStanding } from './standing.ts';

export type Session = Schema['Session'];

/** Who is signed in; null where nobody is. Who was, stays: that the session has ended is told apart. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client: queries, queryKey }): Promise<Session | null> => {
    try {
      return await dataOf(client.GET('/api/v1/session'));
    } catch (error) {
      if (!(error instanceof ProblemError && error.problem.status === 401)) throw error;
      // The page stays as it is, with all that was typed, and asks to sign in again.
      const before = queries.getQueryData<Session | null>(queryKey) ?? null;
      if (before) tellStanding({ sessionEnded: true });
      return before;
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

/** Today in Viet Nam by the register's clock, as `yyyy-MM-dd`. */
export function useToday(): string {
  return dayIn(useSession().now);
}
