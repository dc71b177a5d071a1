import type { Transaction } from 'kysely';
import type { Place } from '../../../access/identity.ts';
import type { Tables } from '../../../database/tables.ts';
import { loadAssessments } from './load-assessments.ts';
import { loadOrigins } from './load-origins.ts';
import type { Results } from './read-results.ts';

/** A database of the register that a survey read. */
export interface SurveyedDatabase extends Place {
  id: string;
  /** What the survey calls it. */
  surveyName: string;
  ownerId: string;
}

/** A run as the register files it. */
export interface NewRun {
  id: string;
  surveyId: string | null;
  /** On whose behalf. */
  place: Place;
  origin: 'job' | 'pushed';
  requestedBy: string | null;
  language: 'vi' | 'en' | 'id';
  /** Of its results, relative to the register's home. */
  folder: string;
  /** Databases of the survey that the register does not know are left out. */
  databases: readonly SurveyedDatabase[];
}

/** Loads what a run found of the databases, except its discrepancies. In the owner's transaction: a run appears whole or not at all. */
export async function loadResults(trx: Transaction<Tables>, run: NewRun, results: Results): Promise<void> {
  const { run: figures, comparison, origins } = results;
  await trx
    .insertInto('survey_run')
    .values({
      id: run.id,
      survey_id: run.surveyId,
      ...run.place,
      origin: run.origin,
      requested_by: run.requestedBy,
      started_at: figures.startedAt,
      finished_at: figures.finishedAt,
      language: run.language,
      rows: figures.rows,
      tables: figures.tables,
      databases_read: figures.databases.read,
      databases_failed: figures.databases.failed,
      folder: run.folder,
      run: JSON.stringify(figures),
      comparison: comparison && JSON.stringify(comparison),
      plan: JSON.stringify(origins.plan ?? []),
      conflicts: JSON.stringify(origins.conflicts ?? []),
    })
    .execute();
  await loadAssessments(trx, run, results);
  await loadOrigins(trx, run, origins);
}
