import { flag, oneOf, only, pageNumber, text } from '../../app/search.ts';
import { criteria } from '../../ui/criteria.ts';

export const states = ['open', 'reopened', 'confirmed', 'mended', 'rejected', 'dismissed', 'verified'] as const;

/** Which records are looked at. */
export function discrepanciesSearch(search: Record<string, unknown>) {
  return only({
    case: pageNumber(search.case) ?? (Number(search.case) === 1 ? 1 : undefined),
    database: text(search.database),
    rule: text(search.rule),
    criterion: oneOf(search.criterion, criteria),
    table: text(search.table),
    column: text(search.column),
    record: text(search.record),
    unit: text(search.unit),
    unsettled: flag(search.unsettled),
    state: oneOf(search.state, states),
    end: flag(search.end),
  });
}

export type DiscrepanciesSearch = ReturnType<typeof discrepanciesSearch>;
