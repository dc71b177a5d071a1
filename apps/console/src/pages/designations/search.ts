import { oneOf, only, pageNumber, text } from '../../app/search.ts';

export const statuses = ['proposed', 'consulting', 'decided', 'disputed', 'refused', 'withdrawn', 'revoked'] as const;

/** Which designations are looked at. */
export function designationsSearch(search: Record<string, unknown>) {
  return only({
    page: pageNumber(search.page),
    status: oneOf(search.status, statuses),
    attribute: text(search.attribute),
    database: text(search.database),
  });
}

export type DesignationsSearch = ReturnType<typeof designationsSearch>;
