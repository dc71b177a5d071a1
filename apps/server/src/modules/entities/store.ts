import { sql } from 'kysely';
import type { Work } from '../../access/as-account.ts';

/** A database of a run, with its owner's place. */
export interface RunDatabase {
  id: string;
  surveyName: string;
  agency: string;
  territory: string;
}

export interface LatestRun {
  /** Of its results, relative to the register's home. */
  folder: string;
  databases: RunDatabase[];
}

/** The latest run that meets a territory in which the caller may search. */
export async function latestRun(trx: Work): Promise<LatestRun | undefined> {
  const { rows } = await sql<{ folder: string; databases: RunDatabase[] | null }>`select folder, databases from access.latest_run()`.execute(trx);
  const [run] = rows;
  return run && { folder: run.folder, databases: run.databases ?? [] };
}
