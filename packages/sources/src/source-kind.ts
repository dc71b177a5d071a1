import type { Engine, SqlType } from '@sogoc/engine';

/** A database as the user names it. */
export interface SourceSpec {
  name: string;
  /** A path or a pattern of paths (absolute, or relative to `baseDirectory`), or a URL (`postgres://`, `mysql://`, `mariadb://`). */
  source: string;
  baseDirectory: string;
  /** The day the data is from, yyyy-MM-dd. */
  asOf?: string;
  /** Only these schemas (servers); default: all but the system's. */
  schemas?: string[];
  /** Only these tables. */
  tables?: string[];
}

export interface LandContext {
  /** An embedded engine: landing reads local files. */
  engine: Engine;
  /** The kinds to choose from, in order; the built-in ones unless told. */
  kinds?: readonly SourceKind[];
  /** The lake: tables land at `<lake>/<database>/<table>/<snapshot>.parquet`, names made fit for a disk; parts at `…/parts/`, named by `<snapshot>.parts.json`. */
  lake: string;
  /** File name of this run's snapshots, without extension. */
  snapshot: string;
  /** Where secrets come from. */
  environment: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
  /** Rows landed so far of a table; called a few times a second at most. */
  onProgress?: (table: string, rows: number) => void;
  limits: LandLimits;
}

export interface LandLimits {
  /** Milliseconds a statement at a server may take; also how long to wait for a connection. */
  statementTimeout: number;
  connectTimeout: number;
  /** Bytes that a compressed container (XLSX) may unfold to. */
  maxUnpacked: number;
  maxColumns: number;
}

export interface LandedColumn {
  name: string;
  /** The type in the source's own words. */
  sourceType: string;
  /** The type in the Parquet file. Text sources land as text, so that `00004` stays `00004`. */
  type: SqlType;
  /** What the source says about it. */
  comment?: string;
}

/** Something that was wrong but did not stop the rest. */
export interface SourceProblem {
  code: string;
  message: string;
  /** Table, and line or sheet where known. */
  place: string;
  remedy: string;
  /** How many lines or rows. */
  count: number;
  /** What is wrong with a contract, by its catalogue of faults: what `message` says, in every language. */
  fault?: { id: string; facts?: Readonly<Record<string, string | number>> };
}

/** One of the files that a table lies in. */
export interface LandedPart {
  file: string;
  /** Names the file within its table; it stays from snapshot to snapshot. Records without a key are named by it and their row. */
  name: string;
  rows: number;
}

export interface LandedTable {
  name: string;
  /** Absolute path of the Parquet file, or relative as the lake is. */
  file: string;
  /** Where the table lies in several files: these, in their order. `file` is then the folder they share and is not read. */
  parts?: readonly LandedPart[];
  /** What the source says about it. */
  comment?: string;
  rows: number;
  columns: LandedColumn[];
  primaryKey: string[] | null;
  unique: string[][];
  references: { columns: string[]; table: string; referencedColumns: string[] }[];
  /** How the text was read: `{ encoding: 'tcvn3', delimiter: ';' }`. */
  reading: Record<string, string>;
  problems: SourceProblem[];
}

export interface LandedDatabase {
  name: string;
  /** `csv`, `json`, `xlsx`, `parquet`, `parts`, `folder`, `postgres`, `mysql`. */
  kind: string;
  /** Where it came from, without any secret. */
  source: string;
  asOf: string | null;
  tables: LandedTable[];
  /** Tables that could not be read, and what concerns the whole database. */
  problems: SourceProblem[];
}

/** Where a source is: a file or folder, or a server. */
export interface SourceLocation {
  /** Absolute; it exists. */
  path?: string;
  isDirectory?: boolean;
  /** Where a pattern was given: the files that it matches, by their path within `path`. */
  files?: readonly string[];
  /** A server, secrets already put in. Never to be shown. */
  url?: URL;
  /** The location without any secret, for people. */
  display: string;
  /** Set for a file of a folder: what its table is to be called. */
  table?: string;
}

/** A kind of source: one folder under `kinds/`. See docs/how-to/add-a-source-kind.md. */
export interface SourceKind {
  readonly kind: string;
  /** Does this kind read that location? */
  accepts(location: SourceLocation): boolean | Promise<boolean>;
  /** Lands every table asked for. Throws a `SourceError` when nothing can be read; a table that fails becomes a problem. */
  land(spec: SourceSpec, location: SourceLocation, context: LandContext): Promise<LandedTables>;
}

/** What a kind gives back; `landDatabase` adds the rest. */
export interface LandedTables {
  tables: LandedTable[];
  problems: SourceProblem[];
}
