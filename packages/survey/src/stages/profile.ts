import type { Engine } from '@sogoc/engine';
import { type CountryPack, profileTable, type TableProfile } from '@sogoc/profile';
import type { LandedTable } from '@sogoc/sources';
import type { Progress } from './progress.ts';
import type { ReadDatabase } from './read.ts';

/** A table that was read, with what it holds. */
export interface ProfiledTable {
  landed: LandedTable;
  profile: TableProfile;
}

/** A database with its profiled tables; none where it could not be read. */
export interface ProfiledDatabase {
  read: ReadDatabase;
  tables: ProfiledTable[];
}

/** Profiles every landed table. */
export async function profileDatabases(
  engine: Engine,
  read: readonly ReadDatabase[],
  pack: CountryPack,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<ProfiledDatabase[]> {
  const total = read.reduce((sum, { landed }) => sum + (landed?.tables.length ?? 0), 0);
  return progress.stage('profile', total, async (step) => {
    const databases: ProfiledDatabase[] = [];
    for (const one of read) {
      const tables: ProfiledTable[] = [];
      for (const landed of one.landed?.tables ?? []) {
        const input = { ...landed, database: one.request.name, table: landed.name };
        tables.push({ landed, profile: await profileTable(engine, input, { pack, signal }) });
        step(`${one.request.name}.${landed.name}`, landed.rows);
      }
      databases.push({ read: one, tables });
    }
    return databases;
  });
}
