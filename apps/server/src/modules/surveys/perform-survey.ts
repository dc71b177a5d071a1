import type { SurveyEvent } from '@sogoc/survey';
import type { Register } from '../../http/context.ts';
import { end, type Perform } from '../jobs/index.ts';
import { surveyInChild } from './child/survey-in-child.ts';
import { fileRun } from './file-run.ts';
import { prepareSurvey } from './survey-request.ts';

type Progress = Parameters<Parameters<Perform>[1]['tell']>[0];

/** Surveys, and files the run under the job's own id: done twice, it is there once. */
export function performSurvey(register: Register): Perform {
  return async (job, { signal, tell }) => {
    const { owner } = register.database;
    if (await owner.selectFrom('survey_run').select('id').where('id', '=', job.id).executeTakeFirst()) {
      await end(owner, job.id, { state: 'done', runId: job.id });
      return;
    }
    const { request, folder, databases, language } = await prepareSurvey(register, job.surveyId, job.databaseIds);
    const follow = follower(tell);
    const ahead = register.clock.now().getTime() - Date.now();
    await surveyInChild(request, { ahead, signal, onEvent: follow });
    follow({ kind: 'stage-started', stage: 'write', steps: 1 });
    await register.running.loading;
    const place = { agency: job.agency, territory: job.territory };
    const run = { id: job.id, surveyId: job.surveyId, place, origin: 'job', requestedBy: job.requestedBy, language, folder, databases } as const;
    await fileRun(register, run, (trx) => end(trx, job.id, { state: 'done', runId: job.id }));
  };
}

/** A survey's events as the job's progress. */
function follower(tell: (progress: Progress) => void): (event: SurveyEvent) => void {
  let progress: Progress = { stage: 'read', done: 0, steps: 1, what: '', stages: [] };
  return (event) => {
    if (event.kind === 'stage-started') progress = { ...progress, stage: event.stage, done: 0, steps: event.steps, what: '' };
    if (event.kind === 'step') progress = { ...progress, done: event.done, what: event.what };
    if (event.kind === 'stage-finished')
      progress = { ...progress, stages: [...progress.stages, { name: event.stage, milliseconds: event.milliseconds }] };
    tell(progress);
  };
}
