import type { z } from 'zod';
import type { Work } from '../../../access/as-account.ts';

/** What a measure gave. `value` and `target` are in one unit: a stage, a number of databases, a score or a share of 0 to 100. */
export interface Measured {
  met: boolean;
  /** Null where it could not be measured, with the reason. */
  value: string | number | null;
  target: string | number;
  /** Out of how many, for counts. */
  of?: number;
  reason?: 'no-such-database' | 'not-surveyed' | 'not-measured' | 'not-compared';
  /** The run that found it. */
  run?: string;
  /** When that was so, yyyy-MM-dd; the day of measuring where absent. */
  day?: string;
}

/** Something about databases that the register knows by itself and that can end a task. */
export interface Measure<Parameters extends z.ZodType> {
  parameters: Parameters;
  /** The databases whose change may change it; none: any. */
  databases(parameters: z.output<Parameters>): string[];
  /** Reads the value, in the register's own name: the same for everybody. */
  take(trx: Work, parameters: z.output<Parameters>): Promise<Measured>;
}

/** Keeps the type of the parameters together with what is done with them. */
export const measure = <Parameters extends z.ZodType>(definition: Measure<Parameters>): Measure<Parameters> => definition;
