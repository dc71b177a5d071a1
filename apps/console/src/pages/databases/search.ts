import { oneOf, only, pageNumber, text } from '../../app/search.ts';

export const stages = ['formed', 'deploying', 'late', 'not-begun', 'retired'] as const;
export const levels = ['central', 'national', 'sectoral', 'provincial', 'local'] as const;
export const maturities = ['A', 'B', 'C'] as const;
export const grades = ['green', 'amber', 'red'] as const;

/** What of the list stands in the address: every view of it can be sent and kept. */
export function databasesSearch(search: Record<string, unknown>) {
  return only({
    page: pageNumber(search.page),
    search: text(search.search),
    stage: oneOf(search.stage, stages),
    level: oneOf(search.level, levels),
    maturity: oneOf(search.maturity, maturities),
    grade: oneOf(search.grade, grades),
  });
}

export type DatabasesSearch = ReturnType<typeof databasesSearch>;
