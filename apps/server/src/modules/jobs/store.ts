import { sql } from 'kysely';
import type { z } from 'zod';
import type { Work } from '../../access/as-account.ts';
import type { Job, JobQuery } from './schema.ts';

export type JobRecord = z.infer<typeof Job>;

const columns = [
  'id',
  'kind',
  'survey_id as surveyId',
  'database_ids as databaseIds',
  'state',
  'cause',
  'attempts',
  'cancel_requested as cancelRequested',
  'created_at as createdAt',
  'started_at as startedAt',
  'finished_at as finishedAt',
  'progress',
  'error',
  'run_id as runId',
] as const;
const paths = [sql<string>`agency::text`.as('agency'), sql<string>`territory::text`.as('territory')] as const;

function plain<T extends { createdAt: Date; startedAt: Date | null; finishedAt: Date | null }>(row: T) {
  const moment = (at: Date | null): string | null => at?.toISOString() ?? null;
  return { ...row, createdAt: row.createdAt.toISOString(), startedAt: moment(row.startedAt), finishedAt: moment(row.finishedAt) };
}

export async function findJob(trx: Work, id: string): Promise<JobRecord | undefined> {
  const row = await trx.selectFrom('job').select(columns).select(paths).where('id', '=', id).executeTakeFirst();
  return row && plain(row);
}

export async function listJobs(
  trx: Work,
  { state, survey, page, pageSize }: z.infer<typeof JobQuery>,
): Promise<{ items: JobRecord[]; total: number }> {
  const rows = await trx
    .selectFrom('job')
    .$if(state !== undefined, (q) => q.where('state', '=', state ?? 'queued'))
    .$if(survey !== undefined, (q) => q.where('survey_id', '=', survey ?? ''))
    .select(columns)
    .select(paths)
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(({ total: _total, ...row }) => plain(row)), total: rows[0]?.total ?? 0 };
}

export interface NewJob {
  survey_id: string;
  agency: string;
  territory: string;
  database_ids: string[];
  cause: 'asked' | 'retry';
  requested_by: string;
}

export async function insertJob(trx: Work, job: NewJob): Promise<string> {
  const { id } = await trx
    .insertInto('job')
    .values({ kind: 'survey', run_id: null, ...job })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns false where the job has ended already. */
export async function askToCancel(trx: Work, id: string): Promise<boolean> {
  const row = await trx
    .updateTable('job')
    .set({ cancel_requested: true })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
