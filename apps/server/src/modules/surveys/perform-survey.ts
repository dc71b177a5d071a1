import type { SurveyEvent } from '@sogoc/survey';
import type { Register } from '../../http/context.ts';
import { end, type Perform } from '../jobs/index.ts';
import { surveyInChild } from './child/survey-in-child.ts';
import { fileRun } from './file-run.ts';
import { prepareSurvey } from './survey-request.ts';

type Asked = Omit<Parameters<Perform>[0], 'attempt'>;
type Watch = Parameters<Perform>[1];
type Progress = Parameters<Watch['tell']>[0];
type Owner = Parameters<typeof end>[0];

/** Surveys for a job, files the run under the job's own id and ends the job: done twice, it is there once. */
export function performSurvey(register: Register): Perform {
  return (job, watch) => surveyAs(register, job, watch, (db) => end(db, job, { state: 'done', runId: job.id }));
}

/** Surveys, and files the run under an id, in one transaction with `ending`. Where it is there, `ending` alone is done. */
export async function surveyAs(register: Register, asked: Asked, { signal, tell }: Watch, ending: (db: Owner) => Promise<void>): Promise<void> {
  const { owner } = register.database;
  if (await owner.selectFrom('survey_run').select('id').where('id', '=', asked.id).executeTakeFirst()) return ending(owner);
  const { request, folder, databases, language } = await prepareSurvey(register, asked.surveyId, asked.databaseIds);
  const follow = follower(tell);
  const ahead = register.clock.now().getTime() - Date.now();
  await surveyInChild(request, { ahead, signal, onEvent: follow });
  follow({ kind: 'stage-started', stage: 'write', steps: 1 });
  await register.running.loading;
  const place = { agency: asked.agency, territory: asked.territory };
  const run = { id: asked.id, surveyId: asked.surveyId, place, origin: 'job', requestedBy: asked.requestedBy, language, folder, databases } as const;
  await fileRun(register, run, ending);
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
