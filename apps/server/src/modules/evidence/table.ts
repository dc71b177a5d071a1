import type { ColumnType, Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { Measured } from './measures/measure.ts';

export interface TaskMeasureTable {
  task_id: number;
  measure: string;
  parameters: Json<unknown>;
  database_ids: string[];
  closes: 'reported' | 'verified';
  manual: boolean;
  bound_by: Generated<string | null>;
  bound_at: Stamp;
  value: ColumnType<Measured | null, never, string>;
  met: boolean | null;
  measured_at: Date | null;
  closed: Generated<boolean>;
}
