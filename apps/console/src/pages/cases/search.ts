import { flag, oneOf, only, text } from '../../app/search.ts';

export const statuses = ['open', 'reopened', 'in-progress', 'disputed', 'mended'] as const;
export const severities = ['high', 'medium', 'low'] as const;
export const sorts = ['due', 'severity', 'records'] as const;

/** What of the work list stands in the address. */
export function casesSearch(search: Record<string, unknown>) {
  return only({
    status: oneOf(search.status, [...statuses, 'closed'] as const),
    database: text(search.database),
    attribute: text(search.attribute),
    unit: text(search.unit),
    severity: oneOf(search.severity, severities),
    overdue: flag(search.overdue),
    mine: flag(search.mine),
    search: text(search.search),
    sort: oneOf(search.sort, sorts),
    end: flag(search.end),
  });
}

export type CasesSearch = ReturnType<typeof casesSearch>;
