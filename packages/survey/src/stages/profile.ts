import { type Engine, EngineError } from '@sogoc/engine';
import { type CountryPack, forgetOthers, type KeepOptions, profileTable, type TableProfile } from '@sogoc/profile';
import type { LandedDatabase, LandedTable, SourceProblem } from '@sogoc/sources';
import type { OpenedContract } from './contracts.ts';
import type { Progress } from './progress.ts';
import type { ReadDatabase } from './read.ts';
import { endsTheRun } from './set-back.ts';

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

/**
 * Profiles every landed table. This is the first time that all of a file's pages are read: a table that is damaged inside becomes a problem of its
 * database, and a database without another table one that could not be read. What is as the last run saw it (`kept`) is not read again.
 */
export async function profileDatabases(
  engine: Engine,
  read: readonly ReadDatabase[],
  contracts: ReadonlyMap<string, OpenedContract>,
  pack: CountryPack,
  kept: KeepOptions,
  signal: AbortSignal | undefined,
  progress: Progress,
): Promise<ProfiledDatabase[]> {
  const total = read.reduce((sum, { landed }) => sum + (landed?.tables.length ?? 0), 0);
  return progress.stage('profile', total, async (step) => {
    const databases: ProfiledDatabase[] = [];
    for (const one of read) {
      const tables: ProfiledTable[] = [];
      const damaged: SourceProblem[] = [];
      for (const landed of one.landed?.tables ?? []) {
        const promisedKey = contracts.get(one.request.name)?.keys.get(landed.name) ?? null;
        const input = { ...landed, database: one.request.name, table: landed.name, promisedKey };
        const place = `${one.request.name}.${landed.name}`;
        try {
          tables.push({ landed, profile: await profileTable(engine, input, { pack, signal, kept }) });
        } catch (error) {
          damaged.push(problemOf(error, place));
        }
        step(place, landed.rows);
      }
      databases.push({ read: one.landed && damaged.length > 0 ? withDamage(one, one.landed, tables, damaged, progress) : one, tables });
    }
    await forgetOthers(
      kept,
      databases.flatMap(({ tables }) => tables.map(({ profile }) => profile)),
    );
    return databases;
  });
}

function problemOf(error: unknown, place: string): SourceProblem {
  if (!(error instanceof EngineError) || endsTheRun(error)) throw error;
  if (error.code !== 'ENGINE_QUERY_FAILED')
    return { code: error.code, message: error.message, place, remedy: error.remedy ?? 'Leave the table out', count: 1 };
  return { code: 'SOURCE_BROKEN', message: 'Its data is damaged inside', place, remedy: 'Copy it again from its origin', count: 1 };
}

function withDamage(
  { request }: ReadDatabase,
  landed: LandedDatabase,
  tables: readonly ProfiledTable[],
  damaged: readonly SourceProblem[],
  progress: Progress,
): ReadDatabase {
  const [first] = damaged;
  if (tables.length > 0 || !first) return { request, landed: { ...landed, problems: [...landed.problems, ...damaged] } };
  progress.tell({ kind: 'database-failed', database: request.name, ...first });
  return { request, failure: first };
}
