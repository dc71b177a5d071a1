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
  const { owner } = register.database;
  if (await isSurveyed(register)) return addLaterLists(register);
  const databaseIds = await loadProgramme(register.database, await province);
  await loadTasks(register.database, await province);
  await loadObstacles(register.database, await province);
  await loadMeasures(register.database);
  await remindInThePast(register);
  await loadReadiness(register.database, await province);
  await loadKeyFigures(register.database, await province, databaseIds);
  await surveyWeekBefore(register, await province);
  await sql`insert into survey (id, name, agency, territory, database_ids, schedule)
    values (${surveyId}, 'Khảo sát tỉnh Thanh Hóa', 'vn.p38', 'vn.p38', ${databaseIds}::text[], '0 2 * * 1') on conflict (id) do nothing`.execute(
    owner,
  );
  await sql`insert into job (kind, survey_id, agency, territory, database_ids, cause)
    select 'survey', id, agency, territory, database_ids, 'asked' from survey
    where id = ${surveyId} and not exists (select from job where survey_id = ${surveyId} and state in ('queued', 'running'))`.execute(owner);
  await register.running.jobs?.wake();
  await followJob(register);
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
