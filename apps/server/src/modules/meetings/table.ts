import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { ReviewShown } from './review/schema.ts';
import type { MeetingState } from './workflow.ts';

type Moment<T> = ColumnType<T, Date | string | undefined, Date | string>;

export interface MeetingTable {
  id: GeneratedAlways<number>;
  agency_id: string;
  agency: string;
  territory: string;
  title: string;
  held_on: string;
  state: Generated<MeetingState>;
  since: Moment<Date>;
  as_of: Moment<Date | null>;
  review: ColumnType<ReviewShown | null, never, string>;
  minutes: Generated<string | null>;
  reason: Generated<string | null>;
  made_by: Generated<string | null>;
  closed_by: Generated<string | null>;
  version: Generated<number>;
}

export interface MeetingConclusionTable {
  id: GeneratedAlways<number>;
  meeting_id: number;
  number: number;
  text: string;
  task_id: number | null;
  made_at: Stamp;
  made_by: Generated<string | null>;
}
