import type { Drift } from './comparison.ts';

/** From so many runs on there is a history to be measured against; before, it is the last run alone. */
export const enoughRuns = 5;

/** A drift without its sentence. */
export type DriftFound = Omit<Drift, 'words'>;

export type Address = Pick<Drift, 'database' | 'table' | 'column'>;

/** A table or column as the runs saw it: the earlier ones oldest first, the current one apart. */
export interface Seen<Facts> {
  history: Facts[];
  now: Facts;
}
