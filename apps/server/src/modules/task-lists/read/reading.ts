import type { AgencyNames, KnownAgency } from './agency-names.ts';
import type { Columns, Field } from './headings.ts';

/** How a list is read: guessed at first, changed by who imports. */
export interface Reading {
  /** Of the document, by `ordinal`. */
  table: number;
  firstRow: number;
  columns: Columns;
  /** For deadlines that name no year. */
  year: number;
  /** How often what is regular comes back; null: once, due at the end of the year. */
  regular: 'monthly' | 'quarterly' | 'yearly' | null;
  /** Agencies chosen for texts of the list; null: nobody is meant. */
  agencies: { text: string; agencyId: string | null }[];
  /** Rows that are left out. */
  skip: number[];
  /** Cells told otherwise than they stand in the document. */
  cells: { row: number; field: Field; text: string }[];
}

/** A task as the programme has it. */
export interface ExistingTask {
  id: number;
  number: string;
  title: string;
  agencyId: string;
  due: string;
  dueFirst: string;
}

export interface Known {
  agencies: AgencyNames;
  byId: ReadonlyMap<string, KnownAgency>;
  /** Path of who steers the programme: tasks are led at it or below. */
  owner: string;
  existing: readonly ExistingTask[];
  today: string;
}

export interface ReadTask {
  number: string;
  title: string;
  resultKind: 'document' | 'law' | 'system' | 'database' | 'other';
  result: string | null;
  agencyId: string;
  coordinating: string[];
  difficulty: 'easy' | 'medium' | 'hard';
  priority: number;
  recurs: 'weekly' | 'monthly' | 'quarterly' | 'yearly' | null;
  startOn: string;
  due: string;
}

export const problemCodes = [
  'missing',
  'unreadable',
  'out-of-range',
  'agency-unknown',
  'agency-ambiguous',
  'lead-outside',
  'starts-after-due',
  'too-long',
  'number-twice',
  'number-taken',
  'too-many',
] as const;
export interface RowProblem {
  field: Field;
  code: (typeof problemCodes)[number];
  text: string | null;
  suggestions: KnownAgency[];
  /** The task that has the number. */
  taskId: number | null;
}

export type RowStatus = 'ready' | 'same' | 'section' | 'skipped' | 'error';
export interface JudgedRow {
  row: number;
  status: RowStatus;
  cells: (string | null)[];
  task: ReadTask | null;
  problems: RowProblem[];
  /** What was understood and is worth a look: `month`, `regular`, `several-leads`, `looks-like` ... */
  notes: string[];
  /** The task that is there already. */
  taskId: number | null;
}
