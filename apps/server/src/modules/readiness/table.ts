import type { Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { FormContent } from './forms/content.ts';

interface Placed {
  agency_id: string;
  agency: string;
  territory: string;
}

export interface ReadinessFormTable extends Placed {
  id: string;
}

export interface ReadinessFormVersionTable {
  form_id: string;
  number: number;
  content: Json<FormContent>;
  created_by: Generated<string | null>;
  created_at: Stamp;
}

export interface ReadinessRoundTable extends Placed {
  id: GeneratedAlways<number>;
  form_id: string;
  form_version: number;
  name: string;
  unit_kind: string;
  opened_on: Generated<string>;
  deadline: string;
  closed_on: string | null;
  version: Generated<number>;
}

export type Answers = Readonly<Record<string, unknown>>;

export interface ReadinessAnswerTable extends Placed {
  round_id: number;
  state: Generated<'draft' | 'submitted' | 'returned'>;
  answers: Json<Answers>;
  submitted_on: string | null;
  submitted_by: string | null;
  reason: string | null;
  changed_at: Stamp;
  version: Generated<number>;
}
