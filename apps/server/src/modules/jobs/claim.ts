import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/open-database.ts';
import type { Tables } from '../../database/tables.ts';
import type { JobFailure, JobProgress } from './table.ts';

export interface ClaimedJob {
  id: string;
  /** Which attempt this is, from 1. Only the worker of the last one may tell of the job, or end it. */
  attempt: number;
  surveyId: string;
  databaseIds: string[];
  requestedBy: string | null;
  agency: string;
  territory: string;
}

type Attempt = Pick<ClaimedJob, 'id' | 'attempt'>;

/** A worker that says nothing for so long is taken for dead, and its job is free. */
const silence = sql`interval '10 seconds'`;

/** A worker was silent so long that its job is in other hands, or ended. */
export class JobLost extends Error {}

/** `busy`: another job reads one of its databases; `gone`: ended, cancelled, or in other hands. */
export type Claim = ClaimedJob | 'busy' | 'gone';

/** Takes a job and holds its databases, both or neither. */
export async function claim({ owner }: Pick<Database, 'owner'>, id: string): Promise<Claim> {
  class Busy extends Error {}
  try {
    return await owner.transaction().execute(async (trx) => {
      const { rows } = await sql<ClaimedJob>`
        update job set state = 'running', attempts = attempts + 1, heartbeat_at = now(), started_at = coalesce(started_at, access.now()), progress = null
        where id = ${id} and not cancel_requested and (state = 'queued' or (state = 'running' and heartbeat_at < now() - ${silence}))
        returning id, attempts as attempt, survey_id as "surveyId", database_ids as "databaseIds", requested_by as "requestedBy",
          agency::text as agency, territory::text as territory`.execute(trx);
      const [job] = rows;
      if (!job) return 'gone';
      await freeDeadHolds(trx);
      const held = await sql`insert into access.job_hold (database_id, job_id) select unnest(${job.databaseIds}::text[]), ${id}::uuid
        on conflict (database_id) do update set job_id = excluded.job_id where job_hold.job_id = excluded.job_id returning database_id`.execute(trx);
      if (held.rows.length < job.databaseIds.length) throw new Busy();
      return job;
    });
  } catch (error) {
    if (error instanceof Busy) return 'busy';
    throw error;
  }
}

async function freeDeadHolds(trx: Transaction<Tables>): Promise<void> {
  await sql`delete from access.job_hold h using job j where j.id = h.job_id
    and (j.state <> 'running' or j.heartbeat_at < now() - ${silence})`.execute(trx);
}

/**
 * Says that the worker lives and how far it is. A job that was put back, and that nobody took since, is taken again.
 * @returns whether the job goes on, somebody wants it to end, or it is in other hands.
 */
export async function beat(
  { owner }: Pick<Database, 'owner'>,
  { id, attempt }: Attempt,
  progress: JobProgress | null,
): Promise<'goes on' | 'cancel' | 'lost'> {
  const { rows } = await sql<{
    cancel: boolean;
  }>`update job set state = 'running', heartbeat_at = now(), progress = ${progress && JSON.stringify(progress)}::jsonb
    where ${isOwn(id, attempt)} and (select count(*) from access.job_hold where job_id = id) = cardinality(database_ids)
    returning cancel_requested as cancel`.execute(owner);
  const [job] = rows;
  if (!job) return 'lost';
  return job.cancel ? 'cancel' : 'goes on';
}

const isOwn = (id: string, attempt: number): RawBuilder<boolean> =>
  sql<boolean>`id = ${id} and attempts = ${attempt} and state in ('running', 'queued')`;

export type Ending = { state: 'done'; runId: string } | { state: 'failed'; error: JobFailure } | { state: 'cancelled' | 'queued' };

/**
 * Ends a job, or puts it back (`queued`), and lets go of its databases. May be part of the transaction that files its result.
 * @throws JobLost where the job is in other hands, or ended.
 */
export async function end(db: Database['owner'] | Transaction<Tables>, { id, attempt }: Attempt, ending: Ending): Promise<void> {
  const finished = ending.state === 'queued' ? sql`null` : sql`access.now()`;
  const { numAffectedRows } = await sql`update job set state = ${ending.state}, finished_at = ${finished},
    error = ${'error' in ending ? JSON.stringify(ending.error) : null}::jsonb,
    run_id = ${'runId' in ending ? ending.runId : null}::uuid where ${isOwn(id, attempt)}`.execute(db);
  if (numAffectedRows !== 1n) throw new JobLost();
  await sql`delete from access.job_hold where job_id = ${id}`.execute(db);
}

/** Ends queued jobs that nobody wants any more. */
export async function endCancelled({ owner }: Pick<Database, 'owner'>): Promise<void> {
  await sql`update job set state = 'cancelled', finished_at = access.now() where state = 'queued' and cancel_requested`.execute(owner);
}

/** Puts back what a process that is gone was at. @param all when the embedded database opens: nobody else can be at work there. */
export async function putBack({ owner }: Pick<Database, 'owner'>, all: boolean): Promise<void> {
  const dead = all ? sql`true` : sql`heartbeat_at < now() - ${silence}`;
  await sql`update job set state = 'queued', progress = null where state = 'running' and ${dead}`.execute(owner);
}
