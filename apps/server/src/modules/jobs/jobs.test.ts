import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { writeSources } from '../../../test/harness/small-survey.ts';
import { performSurvey } from '../surveys/index.ts';
import { end } from './claim.ts';
import type { JobRecord } from './store.ts';
import { startJobs } from './worker.ts';

describe.each(kinds)('jobs on the %s database', (kind) => {
  let register: TestRegister;
  let office: Person;
  let surveyId: string;
  beforeAll(async () => {
    register = await testRegister(kind);
    office = await register.as('province-data-office@vn.p38');
    await writeSources(join(register.configuration.home, 'sources'));
    for (const name of ['population', 'land']) {
      await office.send('POST', '/databases', { id: `p38-${name}`, name, surveyName: name, ownerId: 'p38', level: 'provincial' });
      await office.send('PUT', `/databases/p38-${name}/connection`, { source: name, version: 0 });
    }
    const survey = { name: 'Tỉnh', databaseIds: ['p38-population', 'p38-land'], agencyId: 'p38' };
    surveyId = (await office.send<{ id: string }>('POST', '/surveys', survey)).body.id;
  }, 60_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const ask = async () => (await office.send<JobRecord>('POST', `/surveys/${surveyId}/jobs`)).body;
  const read = async (id: string) => (await office.get<JobRecord>(`/jobs/${id}`)).body;
  async function until(id: string, ...states: string[]): Promise<JobRecord> {
    for (;;) {
      const job = await read(id);
      if (states.includes(job.state)) return job;
      await wait(200);
    }
  }

  test('a survey is asked for, watched, and its results are there when it is done', async () => {
    const { id } = await ask();
    await using _jobs = await startJobs(register, performSurvey(register));
    const events = await register.app.inject({ url: `/api/v1/jobs/${id}/events`, headers: { authorization: `Bearer ${office.secret}` } });
    expect(events.headers['content-type']).toBe('text/event-stream');
    const told = events.body
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)) as JobRecord);
    expect(told.at(-1)).toMatchObject({ id, state: 'done', attempts: 1, runId: id, error: null });
    const stages = told.flatMap(({ progress }) => progress?.stage ?? []);
    // A small survey passes its stages faster than they are told; those that are come in their order.
    const order = ['read', 'profile', 'check', 'link', 'compare', 'write'];
    expect(stages.length).toBeGreaterThan(0);
    expect(stages.map((stage) => order.indexOf(stage))).toEqual(stages.map((stage) => order.indexOf(stage)).toSorted());
    expect(order).toEqual(expect.arrayContaining(stages));
    const figures = JSON.parse(await readFile(join(register.configuration.home, 'surveys', surveyId, 'run.json'), 'utf8'));
    expect((await office.get(`/runs/${id}`)).body).toMatchObject({ surveyId, origin: 'job', figures });
    expect((await office.get('/databases/p38-land/scorecard')).body).toMatchObject({ runId: id, status: 'read' });
  }, 120_000);

  test('a job that a killed process left behind is done again, and filed once', async () => {
    const { id } = await ask();
    // As kill -9 leaves it: at work, its databases held, and nobody there.
    const { owner } = register.database;
    await owner.updateTable('job').set({ state: 'running', attempts: 1, heartbeat_at: '2020-01-01' }).where('id', '=', id).execute();
    await owner.insertInto('access.job_hold').values({ database_id: 'p38-land', job_id: id }).execute();
    await using _jobs = await startJobs(register, performSurvey(register));
    expect(await until(id, 'done', 'failed')).toMatchObject({ state: 'done', attempts: 2, runId: id });
    const runs = await owner.selectFrom('survey_run').select('id').where('id', '=', id).execute();
    expect(runs).toHaveLength(1);
    expect(await owner.selectFrom('access.job_hold').selectAll().execute()).toEqual([]);
  }, 120_000);

  test('a worker taken for dead goes on where nobody took its job, and leaves it to whoever did', async () => {
    const { owner } = register.database;
    let signalled: AbortSignal | null = null;
    const finish = Promise.withResolvers<void>();
    const perform: Parameters<typeof startJobs>[1] = async (job, { signal }) => {
      signalled = signal;
      await Promise.race([finish.promise, new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))]);
      await end(owner, job, { state: 'failed', error: { code: 'X', message: 'x', place: null, remedy: null } });
    };
    const kept = await ask();
    {
      await using _jobs = await startJobs(register, perform);
      await until(kept.id, 'running');
      await owner.updateTable('job').set({ state: 'queued', heartbeat_at: '2020-01-01' }).where('id', '=', kept.id).execute();
      await until(kept.id, 'running');
      expect(signalled).toMatchObject({ aborted: false });
      finish.resolve();
      expect(await until(kept.id, 'failed')).toMatchObject({ attempts: 1 });
    }
    const taken = await ask();
    const never: Parameters<typeof startJobs>[1] = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signalled = signal;
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    await using _jobs = await startJobs(register, never);
    await until(taken.id, 'running');
    await owner.updateTable('job').set({ attempts: 2, heartbeat_at: '2100-01-01' }).where('id', '=', taken.id).execute();
    while (!(signalled as AbortSignal | null)?.aborted) await wait(100);
    await wait(700);
    expect(await read(taken.id)).toMatchObject({ state: 'running', attempts: 2 });
    await owner.updateTable('job').set({ state: 'failed' }).where('id', '=', taken.id).execute();
  }, 60_000);

  test('no two jobs read one database at a time; the other waits', async () => {
    let atWork = 0;
    let most = 0;
    const perform: Parameters<typeof startJobs>[1] = async (job) => {
      atWork += 1;
      most = Math.max(most, atWork);
      await wait(700);
      atWork -= 1;
      await end(register.database.owner, job, { state: 'failed', error: { code: 'X', message: 'x', place: null, remedy: null } });
    };
    await using _one = await startJobs(register, perform);
    await using _other = await startJobs(register, perform);
    const jobs = [await ask(), await ask()];
    for (const { id } of jobs) await until(id, 'failed');
    expect(most).toBe(1);
  }, 60_000);

  test('a job is cancelled while it waits and while it runs, and tried again as a new one', async () => {
    const [waiting, running] = [await ask(), await ask()];
    expect((await office.send('POST', `/jobs/${waiting.id}/cancel`)).status).toBe(202);
    let aborted = false;
    const perform: Parameters<typeof startJobs>[1] = (_job, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('aborted'));
        });
      });
    await using _jobs = await startJobs(register, perform);
    expect(await until(waiting.id, 'cancelled')).toMatchObject({ attempts: 0 });
    await until(running.id, 'running');
    await office.send('POST', `/jobs/${running.id}/cancel`);
    expect(await until(running.id, 'cancelled')).toMatchObject({ attempts: 1, runId: null });
    expect(aborted).toBe(true);
    expect((await office.send('POST', `/jobs/${running.id}/cancel`)).body).toMatchObject({ code: 'STATE_FORBIDS' });
    const again = await office.send<JobRecord>('POST', `/jobs/${running.id}/retry`);
    expect(again.body).toMatchObject({ state: 'queued', cause: 'retry' });
    await office.send('POST', `/jobs/${again.body.id}/cancel`);
    await until(again.body.id, 'cancelled');
  }, 60_000);

  test('what cannot be read fails with code and remedy', async () => {
    await rm(join(register.configuration.home, 'sources'), { recursive: true });
    await mkdir(join(register.configuration.home, 'sources'));
    const { id } = await ask();
    await using _jobs = await startJobs(register, performSurvey(register));
    const { error } = await until(id, 'failed', 'done');
    expect(error).toMatchObject({ code: 'SURVEY_NOTHING_READ', remedy: expect.stringContaining('SOURCE_NOT_FOUND') });
    expect((await office.get<{ items: { id: string }[] }>('/jobs?state=failed')).body.items[0]).toMatchObject({ id });
  }, 60_000);

  test('jobs are begun and seen only in scope, in the service and in SQL', async () => {
    for (const who of ['province-data-office@vn.p01', 'province-data-office@vn.p38.c14758', 'ministry-steward@vn.g01/vn']) {
      const person = await register.as(who);
      expect((await person.get<{ total: number }>('/jobs')).body.total, who).toBe(0);
      expect((await person.get<{ total: number }>('/surveys')).body.total, who).toBe(0);
      expect((await person.send('POST', `/surveys/${surveyId}/jobs`)).status, who).toBe(404);
      const survey = { name: 'x', databaseIds: ['p38-land'], agencyId: 'p38' };
      expect((await person.send('POST', '/surveys', survey)).status, who).toBe(403);
      const forged = `insert into job (kind, survey_id, agency, territory, database_ids, cause) select 'survey', '${surveyId}', 'vn.p38', 'vn.p38', '{p38-land}', 'asked'`;
      await expect(asServerRole(register, person.secret, forged), who).rejects.toThrow(/row-level security/);
    }
    const auditor = await register.as('auditor@vn.p38');
    expect((await auditor.send('POST', `/surveys/${surveyId}/jobs`)).status).toBe(403);
    expect((await auditor.get<{ total: number }>('/jobs')).body.total).toBeGreaterThan(3);
    await expect(asServerRole(register, office.secret, `update job set state = 'done'`)).rejects.toThrow(/permission denied/);
  });
});
