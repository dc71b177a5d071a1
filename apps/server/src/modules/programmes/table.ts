import type { Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';

export interface ProgrammeTable {
  id: string;
  kind: 'resolution' | 'plan' | 'conclusion';
  number: string;
  name: string;
  issued_on: string | null;
  agency_id: string;
  agency: string;
  territory: string;
  version: Generated<number>;
  created_at: Stamp;
}
