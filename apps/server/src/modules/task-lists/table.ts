import type { Grid } from '@sogoc/sources';
import type { Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';
import type { Reading } from './read/reading.ts';

export interface TaskListTable {
  id: Generated<string>;
  programme_id: string;
  agency: string;
  territory: string;
  created_by: Generated<string>;
  created_at: Stamp;
  file_name: string;
  digest: string;
  grids: Json<Grid[]>;
  reading: Json<Reading>;
  state: Generated<'draft' | 'confirmed'>;
  confirmed_at: Date | null;
  created: number | null;
  version: Generated<number>;
}
