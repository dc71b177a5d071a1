import type { Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { TaskState } from './workflow.ts';

export interface TaskTable {
  id: GeneratedAlways<number>;
  programme_id: string;
  number: string;
  occurrence: Generated<number>;
  title: string;
  result_kind: 'document' | 'law' | 'system' | 'database' | 'other';
  result: string | null;
  agency_id: string;
  agency: string;
  territory: string;
  owner: string;
  province_id: GeneratedAlways<string | null>;
  person_id: string | null;
  difficulty: Generated<'easy' | 'medium' | 'hard'>;
  priority: Generated<number>;
  recurs: 'weekly' | 'monthly' | 'quarterly' | 'yearly' | null;
  state: Generated<TaskState>;
  start_on: string;
  due: string;
  due_first: string;
  assigned_on: Generated<string>;
  accepted_on: string | null;
  started_on: string | null;
  reported_on: string | null;
  done_on: string | null;
  recorded_on: string | null;
  cancelled_on: string | null;
  extended_on: string | null;
  extension_asked: Generated<boolean>;
  progress: Generated<number>;
  progress_on: string | null;
  reported_by: string | null;
  search: string;
  version: Generated<number>;
}

export interface TaskAgencyTable {
  task_id: number;
  agency_id: string;
  agency: string;
  territory: string;
}

export interface TaskDatabaseTable {
  task_id: number;
  database_id: string;
}

export interface TaskProcedureTable {
  task_id: number;
  procedure: string;
}

export interface TaskProgressTable {
  task_id: number;
  day: Generated<string>;
  share: number;
}

export interface TaskExtensionTable {
  id: GeneratedAlways<number>;
  task_id: number;
  asked_at: Stamp;
  asked_by: Generated<string>;
  reason: string;
  from_due: string;
  to_due: string;
  state: Generated<'asked' | 'granted' | 'refused'>;
  decided_on: string | null;
  decided_by: string | null;
  answer: string | null;
}

export interface TaskEventTable {
  id: GeneratedAlways<number>;
  task_id: number;
  at: Stamp;
  day: Generated<string>;
  account_id: Generated<string | null>;
  verb: string;
  text: string | null;
  details: Json<Record<string, unknown> | null>;
}
