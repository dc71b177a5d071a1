import type { ColumnType, Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

type Moment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** How far a job is: the stage it is in, and those behind it. */
export interface JobProgress {
  stage: string;
  done: number;
  steps: number;
  what: string;
  stages: { name: string; milliseconds: number }[];
}

export interface JobFailure {
  code: string;
  message: string;
  place: string | null;
  remedy: string | null;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobTable {
  id: Generated<string>;
  kind: 'survey';
  survey_id: string;
  agency: string;
  territory: string;
  database_ids: string[];
  state: Generated<JobState>;
  cause: 'asked' | 'schedule' | 'retry';
  requested_by: string | null;
  attempts: Generated<number>;
  cancel_requested: Generated<boolean>;
  created_at: Stamp;
  started_at: Moment;
  finished_at: Moment;
  heartbeat_at: Moment;
  progress: ColumnType<JobProgress | null, string | null | undefined, string | null>;
  error: ColumnType<JobFailure | null, string | null | undefined, string | null>;
  run_id: string | null;
}

export interface JobHoldTable {
  database_id: string;
  job_id: string;
}
