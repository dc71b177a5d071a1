import type { Generated, GeneratedAlways } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { State } from './workflow.ts';

export type Severity = 'low' | 'medium' | 'high';

/** The unit that answers for it, and who owns the database. */
interface Placed {
  agency_id: string;
  agency: string;
  territory: string;
  owner: string;
}

interface Finding {
  database_id: string;
  table_name: string;
  column_name: string | null;
  kind: string;
  rule: string;
  severity: Severity;
}

interface Found {
  id: string;
  record_key: string;
  key_personal: boolean;
  observed: string | null;
  expected: string | null;
  origin: string | null;
  run_id: string;
  /** Null of what was found before criteria were kept. */
  criterion: string | null;
}

export interface DiscrepancyTable extends Finding, Found, Placed {
  case_id: number;
  state: Generated<State>;
  reason: string | null;
  changed_by: string | null;
  changed_at: Stamp;
  found_at: Stamp;
}

export interface FoundDiscrepancyTable extends Finding, Found, Placed {
  attribute_id: string | null;
}

export type CaseStatus = 'open' | 'reopened' | 'in-progress' | 'disputed' | 'mended' | 'closed';

export type RecordCounts = { [S in State as `records_${S}`]: Generated<number> };

export interface CaseTable extends Finding, Placed, RecordCounts {
  id: GeneratedAlways<number>;
  gravity: GeneratedAlways<number>;
  attribute_id: string | null;
  province_id: GeneratedAlways<string | null>;
  commune_id: GeneratedAlways<string | null>;
  assignee_id: string | null;
  status: Generated<CaseStatus>;
  closed: GeneratedAlways<boolean>;
  opened_on: string;
  due: string;
  closed_at: Stamp;
  records: Generated<number>;
  times_reopened: Generated<number>;
  run_id: string;
  search: string;
  version: Generated<number>;
}

export interface CaseEventTable {
  id: GeneratedAlways<number>;
  case_id: number;
  at: Stamp;
  account_id: string | null;
  verb: string;
  records: Generated<number>;
  text: string | null;
  run_id: string | null;
}
