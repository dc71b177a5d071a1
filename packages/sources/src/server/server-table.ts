import type { SqlType } from '@sogoc/engine';

/** A column of a table at a server. */
export interface ServerColumn {
  name: string;
  sourceType: string;
  /** What to land it as. */
  type: SqlType;
  /** SQL of the server that reads it, names quoted. */
  expression: string;
  comment: string | null;
}

export interface ServerReference {
  columns: string[];
  schema: string;
  table: string;
  referencedColumns: string[];
}

/** A table as a server's catalogue tells of it. */
export interface ServerTable {
  schema: string;
  name: string;
  comment: string | null;
  /** May it be read? */
  readable: boolean;
  /** The SQL after `from`, names quoted. */
  from: string;
  columns: ServerColumn[];
  primaryKey: string[] | null;
  unique: string[][];
  references: ServerReference[];
}
