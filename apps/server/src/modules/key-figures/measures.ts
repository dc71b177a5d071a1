import * as all from './measures/index.ts';
import type { Measure } from './measures/measure.ts';

/** Every way to compute a key figure from the register. */
export const measures: readonly Measure[] = Object.values(all);

export function measureOf(id: string): Measure | undefined {
  return measures.find((measure) => measure.id === id);
}
