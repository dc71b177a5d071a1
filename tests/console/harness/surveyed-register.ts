import { randomUUID } from 'node:crypto';
import { cp, mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { configure, type RunningRegister, startRegister } from '@sogoc/server';
import { fileRun } from '../../../apps/server/src/modules/surveys/index.ts';
import { embeddedHome } from '../../../apps/server/test/harness/migrated.ts';
import { smallSurvey, writeSources } from '../../../apps/server/test/harness/small-survey.ts';
import { schoolsFolder } from '../../../apps/server/test/harness/surveyed-schools.ts';
import type { Serving } from './console.ts';
import { filledHome } from './filled-home.ts';

export interface SurveyedRegister extends Serving {
  register: RunningRegister;
}

/**
 * A demonstration register with two surveys of 1 October 2025, twelve days later: of schools in three communes, `Trường học` with 9 records that lack their
 * pupils, and of population and land, where land copies names from population and some differ.
 */
export async function startSurveyedRegister(home: string): Promise<SurveyedRegister> {
  await filledHome('surveyed', home, fill);
  const register = await startAt(home, '2025-10-13T02:00:00Z');
  const url = await register.app.listen({ host: '127.0.0.1', port: 0 });
  return { url, register, [Symbol.asyncDispose]: () => register[Symbol.asyncDispose]() };
}

function startAt(home: string, moment: string): Promise<RunningRegister> {
  const ahead = Date.parse(moment) - Date.now();
  return startRegister(configure({ home, port: 0, demonstration: true, logLevel: 'silent' }, {}), { now: () => new Date(Date.now() + ahead) });
}

async function fill(home: string): Promise<void> {
  await embeddedHome(home);
  await using register = await startAt(home, '2025-10-01T02:00:00Z');
  const schools = await schoolsFolder();
  await schools.survey([1, 2, 3, 4, 5, 6, 7, 8, 9], '2025-10-01T01:00:00Z');
  await cp(schools.folder, join(home, 'schools'), { recursive: true });
  await fileSurvey(register, join(home, 'schools'), { schools: 'Trường học' });
  const sources = join(home, 'sources');
  await mkdir(sources, { recursive: true });
  await writeSources(sources);
  const { folder } = await smallSurvey(sources, join(home, 'small'), new Date('2025-10-01T01:30:00Z'));
  await fileSurvey(register, folder, { population: 'Dân cư', land: 'Đất đai' });
}

/** Files a survey as a job does. @param names of the databases in it, each of which belongs to the province. */
export async function fileSurvey(register: RunningRegister, folder: string, names: Record<string, string>): Promise<void> {
  const place = { agency: 'vn.p38', territory: 'vn.p38' };
  const told = { legal_basis: null, maturity: null, priority: null, due: null, as_of: null, platform: null, security_level: null };
  for (const [id, name] of Object.entries(names)) {
    await register.database.owner
      .insertInto('database')
      .values({ id, name, survey_name: id, owner_id: 'p38', ...place, level: 'provincial', stage: 'deploying', ...told, last_run_id: null })
      .execute();
  }
  await fileRun(register, {
    ...{ id: randomUUID(), surveyId: null, place, origin: 'pushed', requestedBy: null, language: 'vi' },
    folder: relative(register.configuration.home, folder),
    databases: Object.keys(names).map((id) => ({ id, surveyName: id, ownerId: 'p38', ...place })),
  });
}
