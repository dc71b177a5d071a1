import { SogocError } from '@sogoc/engine';
import { sql } from 'kysely';
import type { Register } from '../../http/context.ts';
import { beat, type ClaimedJob, claim, end, endCancelled, JobLost, putBack } from './claim.ts';
import { openQueue } from './queue.ts';
import type { JobFailure, JobProgress } from './table.ts';

/** Does a job. It files its result and ends the job (`end`) in one transaction. Aborted, or where `end` finds the job lost, it throws. */
export type Perform = (job: ClaimedJob, watch: { signal: AbortSignal; tell: (progress: JobProgress) => void }) => Promise<void>;

/** The register's jobs at work in this process. */
export interface Jobs extends AsyncDisposable {
  /** Looks at what is queued now, rather than soon. */
  wake(): Promise<void>;
}

const [queue, due] = ['register-job', 'register-survey-due'];
/** In milliseconds. */
const [beatEvery, tidyEvery] = [500, 5_000];

/** Begins to do jobs: those asked for, those due by their schedule, and those that a process which is gone left behind. */
export async function startJobs(register: Pick<Register, 'database' | 'running'>, perform: Perform): Promise<Jobs> {
  const { database } = register;
  const boss = openQueue(database);
  // An error of the queue's own housekeeping comes again with its next round; jobs stand in the register.
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(queue, { policy: 'exclusive', retryLimit: 5, expireInSeconds: 23 * 3600, heartbeatSeconds: 60 });
  await boss.createQueue(due, { policy: 'short' });
  const stopping = new AbortController();
  const wake = async (): Promise<void> => {
    await endCancelled(database);
    const open = await database.owner.selectFrom('job').select(['id', 'attempts']).where('state', '=', 'queued').orderBy('created_at').execute();
    // One message for each attempt: that of a worker which was killed stands in the queue until its own heartbeat is missed, and must not be waited for.
    for (const { id, attempts } of open) await boss.send(queue, { id }, { singletonKey: `${id} ${attempts}` });
  };
  let reached = true;
  const tidy = async (): Promise<void> => {
    const after = reached;
    reached = false;
    // While the database was out of reach nobody could say that they live: after that they are given time to. Of an embedded one all workers are here.
    if (after && database.kind !== 'embedded') await putBack(database, false);
    await wake();
    await keepSchedules(register, boss);
    reached = true;
  };
  await putBack(database, database.kind === 'embedded');
  await tidy();
  await boss.work<{ id: string }>(queue, { pollingIntervalSeconds: 0.5 }, async ([message]) => {
    if (!message || stopping.signal.aborted) return;
    await doJob(register, message.data.id, perform, stopping.signal);
    // Others may have waited for its databases.
    if (!stopping.signal.aborted) await wake();
  });
  await boss.work<{ surveyId: string }>(due, { pollingIntervalSeconds: 5 }, async ([message]) => {
    if (message && (await queueScheduled(register, message.data.surveyId))) await wake();
  });
  const timer = setInterval(() => void tidy().catch(() => undefined), tidyEvery);
  register.running.jobs = {
    wake,
    async [Symbol.asyncDispose]() {
      register.running.jobs = null;
      clearInterval(timer);
      stopping.abort();
      await boss.stop({ graceful: true, close: true, timeout: 15_000 });
    },
  };
  return register.running.jobs;
}

async function doJob({ database }: Pick<Register, 'database'>, id: string, perform: Perform, stopping: AbortSignal): Promise<void> {
  const job = await claim(database, id);
  if (job === 'busy' || job === 'gone') return;
  const unwanted = new AbortController();
  const told: { progress: JobProgress | null } = { progress: null };
  let beating: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    beating = beat(database, job, told.progress)
      .then((answer) => answer !== 'goes on' && unwanted.abort(answer === 'lost' ? new JobLost() : undefined))
      .catch(() => undefined);
  }, beatEvery);
  try {
    await perform(job, { signal: AbortSignal.any([unwanted.signal, stopping]), tell: (progress) => void Object.assign(told, { progress }) });
  } catch (error) {
    clearInterval(timer);
    await beating;
    if (error instanceof JobLost || unwanted.signal.reason instanceof JobLost) return;
    const ending = unwanted.signal.aborted ? ({ state: 'cancelled' } as const) : stopping.aborted ? ({ state: 'queued' } as const) : failed(error);
    await end(database.owner, job, ending).catch(unlessLost);
  } finally {
    clearInterval(timer);
    await beating;
  }
}

/** Whoever has a job that was lost ends it. */
function unlessLost(error: unknown): void {
  if (!(error instanceof JobLost)) throw error;
}

function failed(error: unknown): { state: 'failed'; error: JobFailure } {
  const { code, message, place, remedy } =
    error instanceof SogocError ? error : new SogocError('REGISTER_FAILED', 'Something failed that nobody foresaw.', { remedy: 'Try again.' });
  return { state: 'failed', error: { code, message, place: place ?? null, remedy: remedy ?? null } };
}

/** Queues a survey that is due; not while one of its kind still waits. */
async function queueScheduled({ database }: Pick<Register, 'database'>, surveyId: string): Promise<boolean> {
  const { rows } = await sql`insert into job (kind, survey_id, agency, territory, database_ids, cause, requested_by)
    select 'survey', id, agency, territory, database_ids, 'schedule', created_by from survey where id = ${surveyId} and schedule is not null
    on conflict do nothing returning id`.execute(database.owner);
  return rows.length > 0;
}

async function keepSchedules({ database }: Pick<Register, 'database'>, boss: ReturnType<typeof openQueue>): Promise<void> {
  const surveys = await database.owner.selectFrom('survey').select(['id', 'schedule']).execute();
  const there = new Map((await boss.getSchedules(due)).map(({ key, cron }) => [key, cron]));
  for (const { id, schedule } of surveys) {
    if (schedule === (there.get(id) ?? null)) continue;
    if (schedule === null) await boss.unschedule(due, id);
    else await boss.schedule(due, schedule, { surveyId: id }, { tz: 'Asia/Ho_Chi_Minh', key: id });
  }
}
