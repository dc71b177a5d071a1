import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshFolder, sogoc } from '../apps/cli/test/run.ts';
import { type TestRegister, testRegister } from '../apps/server/test/harness/register.ts';

let folder: string;
let register: TestRegister;
let url: string;

beforeAll(async () => {
  folder = await freshFolder();
  await writeFile(join(folder, 'land.csv'), `parcel_no,area\n${Array.from({ length: 50 }, (_, index) => `${index + 1},${index * 3}`).join('\n')}\n`);
  register = await testRegister('embedded');
  url = await register.app.listen({ host: '127.0.0.1', port: 0 });
}, 60_000);
afterAll(async () => {
  await register?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const survey = (environment: Record<string, string>, to = url) =>
  sogoc(['survey', '--out', join(folder, 'out'), '--json', '--push', to, `land=${join(folder, 'land.csv')}`], {
    environment: { SOGOC_API_KEY: '', ...environment },
  });

test('results of a survey get to the register with a key', async () => {
  const office = await register.as('province-data-office@vn.p38');
  await office.send('POST', '/databases', { id: 'p38-land', name: 'Đất đai', surveyName: 'land', ownerId: 'p38', level: 'provincial' });
  const { status, stdout } = await survey({ SOGOC_API_KEY: office.secret });
  expect(status).toBe(0);
  const { pushed, scores } = JSON.parse(stdout) as { pushed: { runId: string }; scores: { land: number } };
  expect(pushed).toMatchObject({ databases: ['p38-land'], unknown: [] });
  expect((await office.get('/databases/p38-land')).body).toMatchObject({ lastRunId: pushed.runId, score: scores.land });
}, 120_000);

test('without a key, or to a place that would hear it, nothing is begun', async () => {
  expect(JSON.parse((await survey({})).stdout)).toMatchObject({ status: 2, error: { code: 'PUSH_NO_KEY', place: 'SOGOC_API_KEY' } });
  expect(JSON.parse((await survey({ SOGOC_API_KEY: 'k' }, 'http://register.example.vn')).stdout)).toMatchObject({ error: { code: 'PUSH_BAD_URL' } });
}, 60_000);

test('what the register refuses is told with its reason, and never the key', async () => {
  const { status, stdout } = await survey({ SOGOC_API_KEY: 'sgk_made-up' });
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PUSH_REFUSED', message: expect.stringContaining('NOT_SIGNED_IN') } });
  expect(stdout).not.toContain('made-up');
}, 120_000);
