import type { QueryClient } from '@tanstack/react-query';

/** Brings what is on screen up to date: what failed is forgotten and asked for anew, the rest is asked for again while it stays in sight. */
export async function lookAgain(queries: QueryClient, router: { invalidate(): Promise<unknown> }): Promise<void> {
  await queries.resetQueries({ predicate: ({ state }) => state.status === 'error' });
  await Promise.all([queries.invalidateQueries(), router.invalidate()]);
}
