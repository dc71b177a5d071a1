import type { Origins } from '@sogoc/origin';
import type { ColumnProfile } from '@sogoc/profile';
import type { CriterionScore, DatabaseScore, RuleResult } from '@sogoc/quality';
import type { Catalog, Comparison, Run } from '@sogoc/survey';
import type { ColumnType, Generated } from 'kysely';
import type { Stamp } from '../../database/tables.ts';
import type { Json } from '../databases/table.ts';

type CatalogTable = Catalog['databases'][number]['tables'][number];
type Attribute = Origins['attributes'][number];

/** Databases that are surveyed together. */
export interface SurveyTable {
  id: Generated<string>;
  name: string;
  agency: string;
  territory: string;
  database_ids: string[];
  language: Generated<'vi' | 'en' | 'id'>;
  /** When it runs by itself, as cron in Viet Nam's time. */
  schedule: string | null;
  version: Generated<number>;
  created_by: string | null;
  created_at: Stamp;
}

/** A run whose results are loaded. */
export interface SurveyRunTable {
  id: Generated<string>;
  survey_id: string | null;
  agency: string;
  territory: string;
  origin: 'job' | 'pushed';
  requested_by: string | null;
  started_at: ColumnType<Date, Date | string, never>;
  finished_at: ColumnType<Date, Date | string, never>;
  loaded_at: Stamp;
  language: Generated<string>;
  rows: number;
  tables: number;
  databases_read: number;
  databases_failed: number;
  /** Relative to the register's home. */
  folder: string;
  run: Json<Run>;
  comparison: ColumnType<Comparison | null, string | null, string | null>;
  plan: Json<NonNullable<Origins['plan']>>;
  conflicts: Json<NonNullable<Origins['conflicts']>>;
}

/** A criterion's score; its rules are in `assessment_rule`. */
export type CriterionSummary = Omit<CriterionScore, 'rules'>;

export interface AssessmentTable {
  run_id: string;
  database_id: string;
  survey_name: string;
  agency: string;
  territory: string;
  finished_at: ColumnType<Date, Date | string, never>;
  status: 'read' | 'partial' | 'failed';
  kind: string;
  source: string;
  as_of: string | null;
  rows: number;
  table_count: number;
  score: number | null;
  grade: 'green' | 'amber' | 'red' | null;
  criteria: Json<Record<string, CriterionSummary>>;
  tables: Json<DatabaseScore['tables']>;
  problems: Json<Catalog['databases'][number]['problems']>;
  /** Of the run's findings in this database, without variants. */
  discrepancies: Generated<number>;
  variants: Generated<number>;
}

export interface AssessmentRuleTable {
  run_id: string;
  database_id: string;
  ordinal: number;
  rule: string;
  criterion: string;
  table_name: string;
  checked: number;
  failed: number;
  variants: number;
  score: number | null;
  result: Json<RuleResult>;
}

export interface CatalogueTableTable {
  run_id: string;
  database_id: string;
  ordinal: number;
  name: string;
  rows: number;
  profile: Json<Omit<CatalogTable, 'columns'>>;
}

export interface CatalogueColumnTable {
  run_id: string;
  database_id: string;
  table_name: string;
  ordinal: number;
  name: string;
  type: string;
  semantic_type: string | null;
  personal: boolean;
  missing: number;
  distinct_values: number;
  profile: Json<Omit<ColumnProfile, 'plain'>>;
}

export interface AttributeTable {
  run_id: string;
  id: string;
  ordinal: number;
  entity: string;
  name: string;
  redundancy: Json<Attribute['redundancy']>;
}

export interface HolderTable {
  run_id: string;
  attribute_id: string;
  ordinal: number;
  database_id: string;
  table_name: string;
  column_name: string;
  role: Attribute['holders'][number]['role'];
  confidence: number;
  found: Json<Attribute['holders'][number]>;
}

/** How many records of a commune were looked at by a criterion, and how many of them have a discrepancy against it. */
export interface CommuneMeasure {
  records: number;
  faulty: number;
}

export interface CommuneMeasureTable {
  run_id: string;
  database_id: string;
  commune_id: string;
  province_id: string;
  agency: string;
  territory: string;
  owner: string;
  finished_at: ColumnType<Date, Date | string, never>;
  criteria: Json<Record<string, CommuneMeasure>>;
}
