import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Person, type TestRegister, testRegister } from '../../../../test/harness/register.ts';
import { type SmallSurvey, smallSurvey, writeSources } from '../../../../test/harness/small-survey.ts';

let folder: string;
let survey: SmallSurvey;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-import-'));
  await writeSources(join(folder, 'sources'));
  survey = await smallSurvey(join(folder, 'sources'), join(folder, 'out'), new Date('2025-10-01T03:00:00Z'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = ['run.json', 'catalog.json', 'scorecard.json', 'origins.json', 'discrepancies.parquet'];
type Files = Record<string, Buffer>;

async function results(): Promise<Files> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(survey.folder, name))] as const)));
}

describe.each(kinds)('results sent to a register on the %s database', (kind) => {
  let register: TestRegister;
  let office: Person;
  beforeAll(async () => {
    register = await testRegister(kind);
    office = await register.as('province-data-office@vn.p38');
    const land = { id: 'p38-land', name: 'Đất đai', surveyName: 'land', ownerId: 'p38', level: 'provincial' };
    expect((await office.send('POST', '/databases', land)).status).toBe(201);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  async function send(secret: string, files: Files, query = '') {
    const form = new FormData();
    for (const [name, bytes] of Object.entries(files)) form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const body = new Response(form);
    const response = await register.app.inject({
      method: 'POST',
      url: `/api/v1/surveys/import${query}`,
      headers: { authorization: `Bearer ${secret}`, 'content-type': body.headers.get('content-type') ?? '' },
      payload: Buffer.from(await body.arrayBuffer()),
    });
    return { status: response.statusCode, body: response.json() };
  }

  test('are filed for the databases that the register knows, once', async () => {
    const answer = await send(office.secret, await results());
    expect(answer).toMatchObject({ status: 201, body: { databases: ['p38-land'], unknown: ['population'] } });
    const score = survey.result.scorecard.databases.find(({ name }) => name === 'land')?.score;
    expect((await office.get('/databases/p38-land')).body).toMatchObject({ score, lastRunId: answer.body.runId });
    expect((await send(office.secret, await results())).body).toEqual(answer.body);
    expect((await office.get<{ total: number }>('/runs')).body.total).toBe(1);
  });

  test('that are broken or cut short are refused, and nothing is left behind', async () => {
    const good = await results();
    const broken: Record<string, Files> = {
      'a file is missing': { 'run.json': good['run.json'] ?? Buffer.alloc(0) },
      'not JSON': { ...good, 'scorecard.json': Buffer.from('{') },
      'another shape': { ...good, 'catalog.json': Buffer.from('{"databases":[{"name":1}]}') },
      'broken findings': { ...good, 'discrepancies.parquet': Buffer.from('PAR1') },
      'a file of another name': { ...good, 'sogoc.yaml': Buffer.from('x') },
      'a path for a name': { ...good, '../../register/PG_VERSION': Buffer.from('x') },
      nothing: {},
    };
    for (const [what, files] of Object.entries(broken))
      expect(await send(office.secret, files), what).toMatchObject({ status: 422, body: { code: 'RESULTS_INVALID' } });
    expect((await office.get<{ total: number }>('/runs')).body.total).toBe(1);
    expect((await readdir(join(register.configuration.home, 'pushed'))).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('are taken only from who may, for databases in their scope', async () => {
    const files = await results();
    const beside = await register.as('province-data-office@vn.p01');
    expect((await send(beside.secret, files, '?agency=p38')).status).toBe(403);
    expect((await send(beside.secret, files)).body).toMatchObject({ code: 'RESULTS_INVALID', place: 'catalog.json' });
    for (const who of ['auditor@vn', 'commune-official@vn.p38', 'administrator@vn', 'province-data-office@vn.p38.c14758'])
      expect((await send((await register.as(who)).secret, files, '?agency=p38')).status, who).toBe(403);
    expect((await send('sgk_forged', files)).status).toBe(401);
  });
});
