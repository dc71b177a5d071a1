import type { Clock } from '../clock/clock.ts';
import type { Configuration } from '../configuration.ts';
import type { Database } from '../database/open-database.ts';

/** What every part of the running register shares. */
export interface Register {
  configuration: Configuration;
  database: Database;
  clock: Clock;
}
