import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';
import type { Place } from '../../../access/identity.ts';
import type { Action } from '../../../access/roles.ts';
import type { Text } from '../../readiness/index.ts';
import type { Value } from '../value.ts';

/** What a measure is asked for. Whose figure it is decides what is counted, not who asks. */
export interface Look<Parameters> {
  trx: Work;
  place: Place;
  /** The day that is looked at, and the register's own. */
  day: string;
  today: string;
  parameters: Parameters;
}

/** A way to compute a key figure from the register: one file each. */
export interface Measure<Schema extends z.ZodType = z.ZodType> {
  id: string;
  name: Text;
  /** What is divided by what, in words. */
  formula: Text;
  unit: 'percent' | 'count' | 'score';
  better: 'higher' | 'lower';
  parameters: Schema;
  /** What a caller must be allowed to do at the figure's place to see all that is counted. */
  right: Action;
  /** Whether a day that is over can be computed again; otherwise only what was recorded on it is known. */
  looksBack: boolean;
  compute(look: Look<z.output<Schema>>): Promise<Value>;
}

/** Keeps the types of the parameters between schema and computation. */
export function defineMeasure<Schema extends z.ZodType>(measure: Measure<Schema>): Measure {
  return measure as unknown as Measure;
}
