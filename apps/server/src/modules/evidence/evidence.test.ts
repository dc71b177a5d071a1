import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { smallSurvey, writeSources } from '../../../test/harness/small-survey.ts';

interface Shown {
  id: number;
  version: number;
  state: string;
  doneOn: string | null;
  databases: { id: string }[];
}
interface Read {
  measure: { met: boolean | null; closed: boolean; measuredAt: string | null; value: Record<string, unknown> | null } | null;
}
interface History {
  items: { verb: string; by: string | null; details: Record<string, unknown> | null }[];
}

/** Surveys in the order in which they are sent: land disagrees with population in two names, then in one, then in two again. */
const surveys = [
  { out: 'first', mended: false, at: '2025-07-02T03:00:00Z' },
  { out: 'second', mended: true, at: '2025-07-03T03:00:00Z' },
  { out: 'third', mended: false, at: '2025-07-04T03:00:00Z' },
];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-evidence-'));
  for (const { out, mended, at } of surveys) {
    await writeSources(join(folder, `sources-${mended}`), mended);
    await smallSurvey(join(folder, `sources-${mended}`), join(folder, out), new Date(at));
  }
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(kinds)('tasks that wait for a measure on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  let office: Person;
  let numbers = 0;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-10T02:00:00Z');
    central = await register.as('central-steering@vn');
    office = await register.as('province-data-office@vn.p38');
    await central.send('POST', '/programmes', { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' });
    for (const [id, surveyName] of [
      ['p38-land', 'land'],
      ['p38-population', 'population'],
      ['p38-health', null],
    ])
      await office.send('POST', '/databases', { id, name: id, surveyName, ownerId: 'p38', level: 'provincial', stage: 'deploying' });
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const assign = async (told: object = {}): Promise<Shown> => {
    numbers += 1;
    const task = { programmeId: 'nq71', number: `${numbers}`, title: 'Cơ sở dữ liệu', resultKind: 'database', agencyId: 'p38', due: '2025-07-31' };
    return (await central.send<Shown>('POST', '/tasks', { ...task, startOn: '2025-07-01', ...told })).body;
  };
  const bind = (task: Shown, measure: string, parameters: object, more: object = {}) =>
    central.send<Read & { code?: string }>('PUT', `/tasks/${task.id}/measure`, { measure, parameters, ...more });
  const read = async ({ id }: Shown) => (await central.get<Shown>(`/tasks/${id}`)).body;
  const measureOf = async ({ id }: Shown) => (await central.get<Read>(`/tasks/${id}/measure`)).body.measure;
  const stage = async (id: string, to: string) => {
    const { body } = await office.get<{ version: number }>(`/databases/${id}`);
    expect((await office.send('PATCH', `/databases/${id}`, { version: body.version, stage: to })).status).toBe(200);
  };
  async function load(out: string): Promise<void> {
    const form = new FormData();
    for (const name of ['run.json', 'catalog.json', 'scorecard.json', 'origins.json', 'discrepancies.parquet'])
      form.append('file', new Blob([new Uint8Array(await readFile(join(folder, out, name)))]), name);
    const body = new Response(form);
    const headers = { authorization: `Bearer ${office.secret}`, 'content-type': body.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await body.arrayBuffer());
    const answer = await register.app.inject({ method: 'POST', url: '/api/v1/surveys/import?agency=p38', headers, payload });
    expect(answer.statusCode).toBe(201);
  }

  test('“database formed” closes with the stage and opens again with it, in nobody’s name and with what proves it', async () => {
    const task = await assign();
    expect((await bind(task, 'database-stage', { database: 'p38-land' })).status).toBe(200);
    expect(await measureOf(task)).toMatchObject({
      met: false,
      closed: false,
      value: { value: 'deploying', target: 'formed' },
      measuredAt: expect.any(String),
    });
    await stage('p38-land', 'formed');
    expect(await read(task)).toMatchObject({ state: 'verified', doneOn: '2025-07-10', databases: [{ id: 'p38-land' }] });
    const { items } = (await central.get<History>(`/tasks/${task.id}/history`)).body;
    expect(items.slice(0, 2).map(({ verb, by }) => [verb, by])).toEqual([
      ['verify', null],
      ['report', null],
    ]);
    expect(items[1]?.details).toMatchObject({ measure: 'database-stage', value: 'formed', evidence: ['database-stage: formed (≥ formed)'] });
    expect((await bind(task, 'database-stage', { database: 'p38-health' })).body.code).toBe('STATE_FORBIDS');
    await stage('p38-land', 'late');
    expect(await read(task)).toMatchObject({ state: 'in-progress', doneOn: null });
    expect(await measureOf(task)).toMatchObject({ met: false, closed: false });
  });

  test('“two of three databases” counts an agency’s databases or those named; where people judge, the register reports only', async () => {
    const task = await assign();
    await bind(task, 'databases-in-stage', { agency: 'p38', atLeast: 2 }, { closes: 'reported' });
    expect(await measureOf(task)).toMatchObject({ value: { value: 0, of: 3, target: 2 } });
    await stage('p38-land', 'formed');
    expect((await read(task)).state).toBe('assigned');
    await stage('p38-population', 'formed');
    const reported = await read(task);
    expect(reported.state).toBe('reported');
    const verified = await central.send<Shown>('POST', `/tasks/${task.id}/actions`, { action: 'verify', version: reported.version });
    expect(verified.body.state).toBe('verified');
    for (const parameters of [{ atLeast: 1 }, { agency: 'p38', databases: ['p38-land'], atLeast: 1 }, { databases: ['nowhere'], atLeast: 1 }])
      expect((await bind(await assign(), 'databases-in-stage', parameters)).body.code).toBe('REQUEST_INVALID');
  });

  test('“land synchronised with population” follows from survey to survey, and from a score', async () => {
    const [synchronised, clean, undecided] = [await assign(), await assign({ recurs: 'monthly' }), await assign()];
    const pair = { database: 'p38-land', with: 'p38-population' };
    await bind(synchronised, 'agreement', { ...pair, atLeast: 1 });
    expect(await measureOf(synchronised)).toMatchObject({ value: { value: null, reason: 'not-surveyed' } });
    await bind(undecided, 'agreement', { database: 'p38-land', with: 'p38-health', atLeast: 1 });
    await load('first');
    const first = Number((await measureOf(synchronised))?.value?.value);
    expect(first).toBeGreaterThan(80);
    expect(await read(synchronised)).toMatchObject({ state: 'verified', doneOn: '2025-07-10' });
    expect(await measureOf(undecided)).toMatchObject({ met: false, value: { reason: 'not-compared' } });
    const higher = await assign();
    await bind(higher, 'agreement', { ...pair, atLeast: first + 0.1 });
    await bind(clean, 'criterion-score', { database: 'p38-land', criterion: 'complete', atLeast: 50 });
    expect((await read(higher)).state).toBe('assigned');
    expect((await read(clean)).state).toBe('verified');
    await load('second');
    expect(await read(higher)).toMatchObject({ state: 'verified' });
    expect(await measureOf(higher)).toMatchObject({ closed: true, value: { target: first + 0.1, day: '2025-07-03' } });
    await load('third');
    expect(await read(higher)).toMatchObject({ state: 'in-progress' });
    const { body } = await central.get<{ items: Shown[] }>(`/tasks?programme=nq71&month=2025-08`);
    expect(body.items.map(({ state }) => state)).toEqual(['assigned']);
  });

  test('only who steers binds, people report where the rule says so, and nobody writes a value', async () => {
    const task = await assign();
    expect(
      (await office.send('PUT', `/tasks/${task.id}/measure`, { measure: 'database-stage', parameters: { database: 'p38-health' } })).status,
    ).toBe(403);
    await bind(task, 'database-stage', { database: 'p38-health' }, { manual: false });
    const correct = { action: 'correct', version: task.version, evidence: ['x'], reason: 'x', doneOn: '2025-07-10' };
    expect(await central.send('POST', `/tasks/${task.id}/actions`, correct)).toMatchObject({ status: 409, body: { code: 'STATE_FORBIDS' } });
    const around = `update task set state = 'verified', done_on = '2025-07-10', recorded_on = '2025-07-10' where id = ${task.id}`;
    await expect(asServerRole(register, central.secret, around)).rejects.toThrow(/closed by its measure/);
    await expect(asServerRole(register, central.secret, `update task_measure set met = true where task_id = ${task.id}`)).rejects.toThrow(
      /permission denied/,
    );
    const forged = `insert into task_measure (task_id, measure, parameters, database_ids, closes, manual) values (${task.id}, 'x', '{}', '{}', 'verified', true)`;
    await expect(asServerRole(register, office.secret, forged)).rejects.toThrow(/row-level security/);
    expect((await office.send('DELETE', `/tasks/${task.id}/measure`)).status).toBe(403);
    expect((await central.send('DELETE', `/tasks/${task.id}/measure`)).status).toBe(200);
    expect((await central.send<Shown>('POST', `/tasks/${task.id}/actions`, correct)).body.state).toBe('verified');
    const ministry = await register.as('ministry-steward@vn.g05/vn');
    expect((await ministry.get(`/tasks/${task.id}/measure`)).status).toBe(404);
    expect((await central.get<{ items: { measure: string }[] }>('/measures')).body.items.map(({ measure }) => measure)).toContain('agreement');
  });
});
