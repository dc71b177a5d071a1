import type { Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { ObstacleState } from './workflow.ts';

export interface ObstacleTable {
  id: GeneratedAlways<number>;
  number: string | null;
  kind: 'procedures' | 'facilities' | 'data' | 'people';
  title: string;
  details: string | null;
  raised_agency_id: string;
  agency: string;
  territory: string;
  owner_agency_id: string;
  owner: string;
  database_id: string | null;
  state: Generated<ObstacleState>;
  raised_on: Generated<string>;
  raised_by: string | null;
  answer_due: string;
  level: Generated<number>;
  solution: string | null;
  reused_from: number | null;
  solved_on: string | null;
  search: string;
  version: Generated<number>;
}

export interface ObstacleTaskTable {
  obstacle_id: number;
  task_id: number;
}

export interface ObstacleEventTable {
  id: GeneratedAlways<number>;
  obstacle_id: number;
  at: Stamp;
  account_id: Generated<string | null>;
  verb: string;
  text: string | null;
}
