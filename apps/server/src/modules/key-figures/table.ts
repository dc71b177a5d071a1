import type { Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { KeyFigureContent } from './content.ts';

interface Placed {
  agency_id: string;
  agency: string;
  territory: string;
}

export interface KeyFigureTable extends Placed {
  id: string;
  content: Json<KeyFigureContent>;
  version: Generated<number>;
}

export interface KeyFigureReportTable extends Placed {
  id: GeneratedAlways<number>;
  key_figure_id: string;
  day: string;
  numerator: number;
  denominator: number | null;
  evidence: string;
  reported_at: Stamp;
  reported_by: Generated<string | null>;
}

export interface KeyFigurePointTable {
  key_figure_id: string;
  day: Generated<string>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  reason: string | null;
  recorded_at: Stamp;
}
