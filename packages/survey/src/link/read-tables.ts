import type { Engine } from '@sogoc/engine';
import { profileTable, type TableProfile } from '@sogoc/profile';
import { type LandedTable, landDatabase } from '@sogoc/sources';
import { vietnam } from '@sogoc/vietnam';
import type { DatabaseRequest } from '../config/request.ts';
import { landLimits } from '../stages/read.ts';

export interface ReadTablesContext {
  engine: Engine;
  /** Where the data lands; it serves one command and goes with it. */
  lake: string;
  environment: Readonly<Record<string, string | undefined>>;
  signal?: AbortSignal;
}

/** A table that landed, with what it holds. */
export interface ReadTable {
  /** The database's name where it is its only table, else `database.table`. */
  name: string;
  landed: LandedTable;
  profile: TableProfile;
}

/** Lands and profiles the tables of a database. @throws SourceError when it cannot be read. */
export async function readTables(database: DatabaseRequest, { engine, lake, environment, signal }: ReadTablesContext): Promise<ReadTable[]> {
  const { tables } = await landDatabase(database, { engine, lake, snapshot: 'read', environment, signal, limits: landLimits });
  const read: ReadTable[] = [];
  for (const landed of tables) {
    const name = tables.length === 1 ? database.name : `${database.name}.${landed.name}`;
    const profile = await profileTable(engine, { ...landed, database: database.name, table: landed.name }, { pack: vietnam, signal });
    read.push({ name, landed, profile });
  }
  return read;
}
