import { oneOf, only } from '../../app/search.ts';

/** Ways to write a contract; the form is the plain one. */
export const ways = ['form', 'text'] as const;

export function contractEditSearch(search: Record<string, unknown>) {
  return only({ way: oneOf(search.way, ways) });
}
