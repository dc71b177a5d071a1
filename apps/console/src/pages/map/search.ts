import { oneOf, only } from '../../app/search.ts';
import { provinces } from './provinces.ts';

export const measures = ['open', 'overdue', 'settled'] as const;
export type Measure = (typeof measures)[number];

/** Which province is drawn, and what its colours tell. */
export function mapSearch(search: Record<string, unknown>) {
  return only({ province: provinces.find(({ id }) => id === search.province)?.id, measure: oneOf(search.measure, measures) });
}
