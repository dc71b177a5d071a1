import type { Schema } from '../../api/client.ts';
import type { Criterion } from '../../ui/criteria.ts';
import type { Measure } from './search.ts';

export type CaseMeasure = Exclude<Measure, Criterion>;

/** What a commune has of what is measured. */
export function measured({ records }: Schema['UnitProgress'], measure: CaseMeasure): number {
  if (measure === 'open') return records.toDo;
  if (measure === 'overdue') return records.overdue;
  return records.all === 0 ? 0 : Math.round((100 * records.settled) / records.all);
}
