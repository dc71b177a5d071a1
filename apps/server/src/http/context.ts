import type { Clock } from '../clock/clock.ts';
import type { Configuration } from '../configuration.ts';
import type { Names } from '../database/names.ts';
import type { Database } from '../database/open-database.ts';
import type { Jobs } from '../modules/jobs/index.ts';
import type { Memory } from './memory.ts';

/** What every part of the running register shares. */
export interface Register {
  configuration: Configuration;
  database: Database;
  clock: Clock;
  running: RunningState;
  memory: Memory;
  names: Names;
}

/** What changes while the register runs. */
export interface RunningState {
  /** Work that goes on after its request; null while none is done. */
  jobs: Jobs | null;
  /** Aborted when the register is about to stop: what would go on without end ends itself. */
  stopping: AbortController;
  /** What is still being made ready, such as `province`; null when all is there. */
  preparing: string | null;
  /** What is loaded while a survey reads, and must be there before what it found is filed. */
  loading: Promise<void> | null;
}
