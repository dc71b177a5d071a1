import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { EntityFinding } from './schema.ts';
import type { PlacedRecord } from './visible.ts';

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

/** How many findings of an entity are told at most. */
const mostTold = 100;

/** What was found wrong in records, as far as the caller may see, and what became of it, the latest change first. */
export async function findingsOf(trx: Work, records: readonly PlacedRecord[]): Promise<z.infer<typeof EntityFinding>[]> {
  const rows = await trx
    .selectFrom('discrepancy')
    .select(['id', 'case_id', 'database_id', 'table_name', 'column_name', 'kind', 'rule', 'state', 'found_at', 'changed_at'])
    .select(sql<string | null>`access.name_of(changed_by)`.as('changed_by'))
    .where('record_key', 'in', [...new Set(records.map(({ key }) => key))])
    .where((eb) => eb.or(records.map(({ databaseId, table, key }) => eb.and({ database_id: databaseId, table_name: table.table, record_key: key }))))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(mostTold)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, databaseId: row.database_id, table: row.table_name, column: row.column_name },
    ...{ kind: row.kind, rule: row.rule, state: row.state, changedBy: row.changed_by },
    foundAt: row.found_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }));
}
