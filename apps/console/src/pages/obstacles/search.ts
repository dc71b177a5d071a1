import { flag, oneOf, only, text } from '../../app/search.ts';
import { dayIn } from '../tasks/search.ts';

export const kinds = ['procedures', 'facilities', 'data', 'people'] as const;
export const figures = ['raised', 'solved', 'left'] as const;

/** What of the list stands in the address. */
export function obstaclesSearch(search: Record<string, unknown>) {
  return only({
    kind: oneOf(search.kind, kinds),
    figure: oneOf(search.figure, figures),
    agency: text(search.agency),
    database: text(search.database),
    overdue: flag(search.overdue),
    search: text(search.search),
    asOf: dayIn(search.asOf),
  });
}

export type ObstaclesSearch = ReturnType<typeof obstaclesSearch>;
