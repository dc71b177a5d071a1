import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const tableOfMeasures = 'apps/server/src/modules/evidence/measures/index.ts';
let folder: string;

/** A copy of the server, changed as the page says. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-measure-'));
  const page = await readFile(join(root, 'docs/how-to/add-a-measure.md'), 'utf8');
  await cp(join(root, 'apps/server/src'), join(folder, 'apps/server/src'), { recursive: true });
  await writeFile(join(folder, 'apps/server/package.json'), '{"type": "module"}');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const [, path = '', text = ''] = /^`(apps\/server\/src\/[^`]+)`:\n\n```ts\n(.*?)^```/ms.exec(page) ?? [];
  await writeFile(join(folder, path), text);
  for (const [, change = ''] of page.matchAll(/```diff\n(.*?)^```/gms)) {
    const [first = '', added = ''] = change.split('\n').map((line) => line.slice(1));
    const table = await readFile(join(folder, tableOfMeasures), 'utf8');
    if (!table.includes(`${first}\n`)) throw new Error(`The table has no line ${first}`);
    await writeFile(join(folder, tableOfMeasures), table.replace(`${first}\n`, `${first}\n${added}\n`));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scenario = `
  import { openSession } from './src/access/sessions.ts';
  import { configure } from './src/configuration.ts';
  import { startRegister } from './src/start.ts';
  const register = await startRegister(configure({ home: './home', logLevel: 'silent' }, {}));
  const { owner } = register.database;
  const account = await owner.insertInto('account').values({ login: 'x', name: 'x', agency_id: 'vn' }).returning('id').executeTakeFirstOrThrow();
  for (const role of ['central-steering', 'ministry-steward'])
    await owner.insertInto('role_grant').values({ account_id: account.id, role, agency: 'vn', territory: 'vn', valid_from: '2020-01-01' }).execute();
  const { secret } = await openSession(register.database, register.clock, { accountId: account.id, kind: 'job', lasts: 60_000 });
  const call = async (method, url, payload) => {
    const answer = await register.app.inject({ method, url: '/api/v1' + url, headers: { authorization: 'Bearer ' + secret }, payload });
    return [answer.statusCode, answer.json()];
  };
  await call('POST', '/programmes', { id: 'p', kind: 'plan', number: '1', name: 'x', agencyId: 'vn' });
  await call('POST', '/databases', { id: 'land', name: 'land', ownerId: 'g03', level: 'national' });
  const [, task] = await call('POST', '/tasks', { programmeId: 'p', number: '1', title: 'x', resultKind: 'database', agencyId: 'g03', due: '2049-12-31' });
  const binding = { measure: 'open-discrepancies', parameters: { database: 'land', atMost: 0 } };
  const wrong = await call('PUT', '/tasks/' + task.id + '/measure', { ...binding, parameters: { database: 'land' } });
  await call('PUT', '/tasks/' + task.id + '/measure', binding);
  const bound = await call('GET', '/tasks/' + task.id + '/measure');
  const closed = await call('GET', '/tasks/' + task.id);
  await register[Symbol.asyncDispose]();
  console.log(JSON.stringify({ wrong, bound, closed }));`;

test('the measure of the page closes a task', async () => {
  const options = { cwd: join(folder, 'apps/server'), maxBuffer: 2 ** 24 };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', scenario], options);
  expect(JSON.parse(stdout)).toMatchObject({
    wrong: [400, { code: 'REQUEST_INVALID', fields: [{ path: 'body/parameters/atMost' }] }],
    bound: [200, { measure: { met: true, value: { value: 0, target: 0 } } }],
    closed: [200, { state: 'verified' }],
  });
});
