import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Register } from '../http/context.ts';
import { RegisterError } from '../register-error.ts';
import { addLaterLists } from './later-lists.ts';
import { loadKeyFigures } from './load-key-figures.ts';
import { loadMeasures } from './load-measures.ts';
import { loadObstacles } from './load-obstacles.ts';
import { loadProgramme } from './load-programme.ts';
import { loadReadiness } from './load-readiness.ts';
import { loadTasks } from './load-tasks.ts';
import { remindInThePast } from './past-reminders.ts';
import { surveyWeekBefore } from './week-before.ts';

/** The demonstration's one survey. */
const surveyId = '5095c000-0000-4000-8000-000000000038';

/**
 * Registers the programme and the province, and surveys the province where that has not been done. Begun again after a crash, it goes on from where it was.
 * @throws RegisterError as the survey failed.
 */
export async function prepareDemonstration(register: Register, province: Promise<string>): Promise<void> {
  if (await isSurveyed(register)) return addLaterLists(register);
  const folder = await province;
  const databaseIds = await loadProgramme(register.database, folder);
  await surveyWeekBefore(register, folder);
  await askSurvey(register, databaseIds);
  // While the survey's own process reads; what it finds is weighed against these lists.
  register.running.loading = loadLists(register, folder, databaseIds);
  await register.running.loading;
  await followJob(register);
}

/** All that the demonstration knows besides what is surveyed. */
async function loadLists(register: Register, folder: string, databaseIds: readonly string[]): Promise<void> {
  await loadTasks(register.database, folder);
  await loadObstacles(register.database, folder);
  await loadMeasures(register.database);
  await remindInThePast(register);
  await loadReadiness(register.database, folder);
  await loadKeyFigures(register.database, folder, databaseIds);
}

async function askSurvey({ database: { owner }, running }: Register, databaseIds: readonly string[]): Promise<void> {
  await sql`insert into survey (id, name, agency, territory, database_ids, schedule)
    values (${surveyId}, 'Khảo sát tỉnh Thanh Hóa', 'vn.p38', 'vn.p38', ${databaseIds}::text[], '0 2 * * 1') on conflict (id) do nothing`.execute(
    owner,
  );
  await sql`insert into job (kind, survey_id, agency, territory, database_ids, cause)
    select 'survey', id, agency, territory, database_ids, 'asked' from survey
    where id = ${surveyId} and not exists (select from job where survey_id = ${surveyId} and state in ('queued', 'running'))`.execute(owner);
  await running.jobs?.wake();
}

async function isSurveyed({ database }: Register): Promise<boolean> {
  return (await database.owner.selectFrom('survey_run').select('id').where('survey_id', '=', surveyId).limit(1).executeTakeFirst()) !== undefined;
}

async function followJob({ database, running }: Register): Promise<void> {
  for (;;) {
    const job = await database.owner
      .selectFrom('job')
      .select(['state', 'progress', 'error'])
      .where('survey_id', '=', surveyId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    if (job.state === 'done' || running.stopping.signal.aborted) return;
    if (job.state === 'failed' || job.state === 'cancelled') throw failure(job.error);
    running.preparing = job.progress?.stage ?? 'read';
    await wait(300);
  }
}

function failure(error: { code: string; message: string; remedy: string | null } | null): RegisterError {
  return new RegisterError('REGISTER_FAILED', error ? `${error.code}: ${error.message}` : 'The survey of the demonstration was cancelled.', {
    remedy: error?.remedy ?? 'Start again.',
  });
}
