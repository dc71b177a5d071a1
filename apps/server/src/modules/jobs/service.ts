import { require } from '../../access/identity.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import * as store from './store.ts';

type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'audit'>;

/** @throws RegisterError `NOT_FOUND`. */
export async function readJob({ trx }: Pick<Asked, 'trx'>, id: string): Promise<store.JobRecord> {
  const job = await store.findJob(trx, id);
  if (!job) throw notFound('job', id);
  return job;
}

/** Queues a survey. @throws RegisterError `NOT_ALLOWED`. */
export async function queueSurvey(
  asked: Asked,
  survey: Pick<store.NewJob, 'survey_id' | 'agency' | 'territory' | 'database_ids'>,
  cause: store.NewJob['cause'] = 'asked',
): Promise<store.JobRecord> {
  const place = { agency: survey.agency, territory: survey.territory };
  require(asked.identity, 'survey.run', place);
  const id = await store.insertJob(asked.trx, { ...survey, cause, requested_by: asked.identity.accountId });
  asked.audit({ action: 'survey.run', objectKind: 'job', objectId: id, place, details: { cause, databases: survey.database_ids } });
  return readJob(asked, id);
}

/** Asks a job to end; a running one does within seconds. @throws RegisterError `STATE_FORBIDS` where it has ended. */
export async function cancelJob(asked: Asked, id: string): Promise<store.JobRecord> {
  const job = await readJob(asked, id);
  require(asked.identity, 'survey.run', job);
  if (!(await store.askToCancel(asked.trx, id))) throw new RegisterError('STATE_FORBIDS', 'The job has ended already.', { place: `job/${id}` });
  asked.audit({
    action: 'survey.run',
    objectKind: 'job',
    objectId: id,
    place: { agency: job.agency, territory: job.territory },
    details: { cancel: true },
  });
  return readJob(asked, id);
}

/** Queues the survey of a job that failed or was cancelled again, as a job of its own. @throws RegisterError `STATE_FORBIDS`. */
export async function retryJob(asked: Asked, id: string): Promise<store.JobRecord> {
  const job = await readJob(asked, id);
  require(asked.identity, 'survey.run', job);
  if (job.state !== 'failed' && job.state !== 'cancelled')
    throw new RegisterError('STATE_FORBIDS', 'Only a job that failed or was cancelled can be tried again.', { place: `job/${id}` });
  const { agency, territory } = job;
  return queueSurvey(asked, { survey_id: job.surveyId, agency, territory, database_ids: job.databaseIds }, 'retry');
}
