import type { Operator } from '../rule.ts';

/** The parts of an ODCS 3.1.0 document that are read here; what else a document holds is kept and written back as it was. */
export interface Contract {
  apiVersion: string;
  kind: string;
  id: string;
  version: string;
  status: string;
  name?: string;
  description?: Record<string, unknown>;
  schema?: SchemaObject[];
  slaProperties?: ServiceLevel[];
  customProperties?: CustomProperty[];
  [other: string]: unknown;
}

export interface CustomProperty {
  property: string;
  value: unknown;
  [other: string]: unknown;
}

export interface SchemaObject {
  id?: string;
  name: string;
  physicalName?: string;
  properties?: SchemaProperty[];
  relationships?: Relationship[];
  quality?: QualityRule[];
  customProperties?: CustomProperty[];
  [other: string]: unknown;
}

export interface SchemaProperty {
  id?: string;
  name: string;
  physicalName?: string;
  logicalType?: string;
  logicalTypeOptions?: Record<string, unknown>;
  /** Of an object. */
  properties?: SchemaProperty[];
  /** Of a list: what each of its elements is. */
  items?: Partial<SchemaProperty>;
  required?: boolean;
  unique?: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  classification?: string;
  relationships?: Relationship[];
  quality?: QualityRule[];
  customProperties?: CustomProperty[];
  [other: string]: unknown;
}

export interface Relationship {
  type?: string;
  from?: string | string[];
  to: string | string[];
  [other: string]: unknown;
}

export type QualityRule = { [O in Operator]?: unknown } & {
  id?: string;
  name?: string;
  description?: string;
  type?: string;
  metric?: string;
  arguments?: Record<string, unknown>;
  query?: string;
  unit?: string;
  dimension?: string;
  severity?: string;
  customProperties?: CustomProperty[];
  [other: string]: unknown;
};

export interface ServiceLevel {
  property: string;
  value: string | number | boolean | null;
  unit?: string;
  element?: string;
  [other: string]: unknown;
}
