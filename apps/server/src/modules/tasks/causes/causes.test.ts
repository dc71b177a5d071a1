import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner, kinds, type Person, type TestRegister, testRegister } from '../../../../test/harness/register.ts';
import { smallSurvey, writeSources } from '../../../../test/harness/small-survey.ts';

interface Causes {
  databases: {
    id: string;
    measured: { run: string } | null;
    red: {
      criterion: string;
      score: number;
      rules: { rule: string; columns: string[]; attribute: string | null; cases: { open: number; worst: number | null } }[];
    }[];
    undecided: { count: number; first: { attribute: string }[] };
  }[];
  obstacles: { id: number; title: string }[];
  hiddenObstacles: number;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-causes-'));
  await writeSources(join(folder, 'sources'));
  await smallSurvey(join(folder, 'sources'), join(folder, 'out'), new Date('2025-07-02T03:00:00Z'));
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(kinds)('what holds a task up on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  let office: Person;
  let taskId: number;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-10T02:00:00Z');
    central = await register.as('central-steering@vn');
    office = await register.as('province-data-office@vn.p38');
    await central.send('POST', '/programmes', { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' });
    for (const name of ['land', 'population'])
      await office.send('POST', '/databases', { id: `p38-${name}`, name, surveyName: name, ownerId: 'p38', level: 'provincial' });
    const task = {
      programmeId: 'nq71',
      number: '1',
      title: 'Làm sạch đất đai',
      resultKind: 'database',
      agencyId: 'p38',
      startOn: '2025-06-01',
      due: '2025-07-01',
    };
    const made = await central.send<{ id: number }>('POST', '/tasks', { ...task, databases: ['p38-land'], procedures: ['1.004217'] });
    taskId = made.body.id;
    const form = new FormData();
    for (const name of ['run.json', 'catalog.json', 'scorecard.json', 'origins.json', 'discrepancies.parquet'])
      form.append('file', new Blob([new Uint8Array(await readFile(join(folder, 'out', name)))]), name);
    const body = new Response(form);
    const headers = { authorization: `Bearer ${office.secret}`, 'content-type': body.headers.get('content-type') ?? '' };
    const payload = Buffer.from(await body.arrayBuffer());
    await register.app.inject({ method: 'POST', url: '/api/v1/surveys/import?agency=p38', headers, payload });
    // The little survey finds two names wrong in forty; a red criterion takes more.
    await asOwner(register, `update assessment set criteria = jsonb_set(criteria, '{correct,score}', '40') where database_id = 'p38-land'`);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());
  const causes = async (who: Person) => (await who.get<Causes>(`/tasks/${taskId}/causes`)).body;

  test('from an overdue task by links alone to its database, the criterion in red, the attribute and the case', async () => {
    const overdue = await office.get<{ items: { id: number }[] }>('/tasks?figure=overdue');
    expect(overdue.body.items.map(({ id }) => id)).toEqual([taskId]);
    const { databases } = await causes(office);
    expect(databases.map(({ id }) => id)).toEqual(['p38-land']);
    const [red] = databases[0]?.red ?? [];
    expect(red).toMatchObject({ criterion: 'correct', score: 40 });
    const rule = red?.rules.find(({ attribute, cases }) => attribute !== null && cases.worst !== null);
    const attributes = await office.get<{ items: { id: string }[] }>(`/runs/${databases[0]?.measured?.run}/attributes`);
    expect(attributes.body.items.map(({ id }) => id)).toContain(rule?.attribute);
    expect((await office.get<{ rule: string }>(`/cases/${rule?.cases.worst}`)).body.rule).toBe(rule?.rule);
    expect((await office.get<{ total: number }>(`/tasks?database=p38-land`)).body.total).toBe(1);
    expect(databases[0]?.undecided.count).toBeGreaterThan(0);
  });

  test('obstacles and procedures lead to the task, and it to them', async () => {
    const commune = await register.as('commune-official@vn.p38.c14758');
    const told = { kind: 'data', title: 'Kho giấy tờ cũ', agencyId: 'c14758' };
    const { body: obstacle } = await commune.send<{ id: number }>('POST', '/obstacles', told);
    expect((await commune.send('POST', `/obstacles/${obstacle.id}/tasks`, { tasks: [taskId] })).body).toMatchObject({ code: 'REQUEST_INVALID' });
    const { body: raised } = await office.send<{ id: number }>('POST', '/obstacles', { ...told, agencyId: 'p38' });
    for (const _again of [1, 2]) expect((await office.send('POST', `/obstacles/${raised.id}/tasks`, { tasks: [taskId] })).status).toBe(200);
    expect((await office.send('POST', `/obstacles/${raised.id}/tasks`, { tasks: [999_999] })).status).toBe(400);
    expect((await causes(office)).obstacles.map(({ id }) => id)).toEqual([raised.id]);
    for (const query of [`obstacle=${raised.id}`, 'procedure=1.004217'])
      expect(
        (await office.get<{ items: { id: number }[] }>(`/tasks?${query}`)).body.items.map(({ id }) => id),
        query,
      ).toEqual([taskId]);
    const auditor = await register.as('auditor@vn.g04/vn');
    expect((await auditor.get(`/tasks/${taskId}/causes`)).status).toBe(404);
  });
});
