import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { DesignationState } from './workflow.ts';

export interface DesignationTable {
  id: Generated<string>;
  attribute_id: string;
  attribute_name: string;
  entity: string;
  database_id: string;
  table_name: string;
  column_name: string;
  /** Where it is decided. */
  agency: string;
  territory: string;
  /** Of the database proposed as original. */
  owner: string;
  status: Generated<DesignationState>;
  reason: string | null;
  legal_basis: string | null;
  document: string | null;
  valid_from: string | null;
  valid_to: string | null;
  consult_until: string | null;
  proposed_by: Generated<string>;
  proposed_at: Stamp;
  decided_by: string | null;
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  version: Generated<number>;
}

export interface DesignationOpinionTable {
  designation_id: string;
  database_id: string;
  agency: string;
  territory: string;
  opinion: 'agree' | 'object' | null;
  text: string | null;
  given_by: string | null;
  given_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export interface DesignationEventTable {
  id: GeneratedAlways<number>;
  designation_id: string;
  at: Stamp;
  account_id: Generated<string>;
  verb: string;
  text: string | null;
}
