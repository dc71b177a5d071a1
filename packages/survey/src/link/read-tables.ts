import { type Engine, SogocError } from '@sogoc/engine';
import { profileTable, type TableProfile } from '@sogoc/profile';
import { type LandedTable, landDatabase, type SourceProblem } from '@sogoc/sources';
import { vietnam } from '@sogoc/vietnam';
import type { DatabaseRequest } from '../config/request.ts';
import { landLimits } from '../stages/read.ts';

export interface ReadTablesContext {
  engine: Engine;
  /** Where the data lands; it serves one command and goes with it. */
  lake: string;
  environment: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
  /** Called while tables are read and profiled. */
  onProgress?: (progress: ReadProgress) => void;
  /** Called for what is wrong with a source that did not stop the rest. */
  onProblem?: (problem: SourceProblem) => void;
}

/** How far reading or profiling is. */
export interface ReadProgress {
  stage: 'read' | 'profile';
  /** Which table. */
  what: string;
  /** Rows read so far, or null. */
  rows: number | null;
  /** Share 0..1 of a table's columns that were profiled, or null. */
  share: number | null;
}

/** A table that landed, with what it holds. */
export interface ReadTable {
  /** The database's name where it is its only table, else `database.table`. */
  name: string;
  landed: LandedTable;
  profile: TableProfile;
}

/** A database of which nothing could be read, and why. */
export interface UnreadDatabase {
  name: string;
  error: SogocError;
}

/**
 * The tables of several databases; those that cannot be read leave the others alone.
 *
 * @throws SourceError of the first where none can be read.
 */
export async function readEach(
  databases: readonly DatabaseRequest[],
  context: ReadTablesContext,
): Promise<{ tables: ReadTable[]; unread: UnreadDatabase[] }> {
  const tables: ReadTable[] = [];
  const unread: UnreadDatabase[] = [];
  for (const database of databases) {
    try {
      tables.push(...(await readTables(database, context)));
    } catch (error) {
      const ofSource = error instanceof SogocError && error.code.startsWith('SOURCE_');
      if (context.signal?.aborted || !ofSource) throw error;
      unread.push({ name: database.name, error });
    }
  }
  const [first, ...others] = unread;
  const told = tables.length > 0 ? unread : others;
  for (const { name, error } of told) {
    const { code, message, place, remedy } = error;
    context.onProblem?.({ code, message, place: place ?? name, remedy: remedy ?? '', count: 1 });
  }
  if (first && tables.length === 0) throw first.error;
  return { tables, unread };
}

/** Lands and profiles the tables of a database. @throws SourceError when it cannot be read. */
export async function readTables(database: DatabaseRequest, context: ReadTablesContext): Promise<ReadTable[]> {
  const { engine, lake, environment, signal, onProgress, onProblem } = context;
  const onRows = (table: string, rows: number): void => onProgress?.({ stage: 'read', what: `${database.name}.${table}`, rows, share: null });
  onProgress?.({ stage: 'read', what: database.name, rows: null, share: null });
  const { tables, problems } = await landDatabase(database, {
    engine,
    lake,
    snapshot: 'read',
    environment,
    signal,
    limits: landLimits,
    onProgress: onRows,
  });
  for (const problem of [...problems, ...tables.flatMap((table) => table.problems)]) onProblem?.(problem);
  const read: ReadTable[] = [];
  for (const landed of tables) {
    const name = tables.length === 1 ? database.name : `${database.name}.${landed.name}`;
    const tell = (share: number): void => onProgress?.({ stage: 'profile', what: name, rows: null, share });
    tell(0);
    const profile = await profileTable(
      engine,
      { ...landed, database: database.name, table: landed.name },
      { pack: vietnam, signal, onProgress: tell },
    );
    read.push({ name, landed, profile });
  }
  return read;
}
