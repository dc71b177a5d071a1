import { oneOf, only } from '../../app/search.ts';
import { type Criterion, criteria } from '../../ui/criteria.ts';
import { provinces } from './provinces.ts';

/** What work is left, and what is wrong by each criterion. */
export const measures = ['open', 'overdue', 'settled', ...criteria] as const;
export type Measure = (typeof measures)[number];

/** Whether a measure is a criterion of surveys rather than a count of cases. */
export function isCriterion(measure: Measure): measure is Criterion {
  return criteria.some((criterion) => criterion === measure);
}

/** Which province is drawn, what its colours tell, and of which database. */
export function mapSearch(search: Record<string, unknown>) {
  return only({
    province: provinces.find(({ id }) => id === search.province)?.id,
    measure: oneOf(search.measure, measures),
    database: typeof search.database === 'string' ? search.database : undefined,
  });
}
