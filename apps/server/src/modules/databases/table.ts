import type { ColumnType, Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

/** JSON goes in as text and comes out as the value. */
export type Json<T> = ColumnType<T, string, string>;

export type Level = 'national' | 'sectoral' | 'provincial' | 'local';
export type Stage = 'not-begun' | 'deploying' | 'late' | 'formed' | 'retired';
export type Sensitivity = 'open' | 'shared' | 'internal' | 'secret';

export interface Milestone {
  name: string;
  due: string | null;
  doneOn: string | null;
}

export interface DatabaseTable {
  id: string;
  name: string;
  survey_name: string | null;
  owner_id: string;
  agency: string;
  territory: string;
  level: Level;
  legal_basis: string | null;
  maturity: 'A' | 'B' | 'C' | null;
  stage: Stage;
  priority: 1 | 2 | 3 | null;
  due: string | null;
  platform: string | null;
  security_level: 1 | 2 | 3 | 4 | 5 | null;
  sensitivity: Generated<Sensitivity>;
  roadmap: ColumnType<Milestone[], string | undefined, string>;
  as_of: string | null;
  last_run_id: string | null;
  version: Generated<number>;
  created_at: Stamp;
  changed_at: Stamp;
}

export interface DatabaseConnectionTable {
  database_id: string;
  agency: string;
  territory: string;
  source: string;
  schemas: string[] | null;
  tables: string[] | null;
  version: Generated<number>;
}

export interface ContractVersionTable {
  database_id: string;
  number: number;
  text: string;
  contract_version: string | null;
  status: string | null;
  note: string | null;
  created_by: string | null;
  created_at: Stamp;
}
