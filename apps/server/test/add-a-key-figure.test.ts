import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
let folder: string;
let definition: string;

/** A copy of the server, changed as the page says. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-key-figure-'));
  const page = await readFile(join(root, 'docs/how-to/add-a-key-figure.md'), 'utf8');
  const copy = join(folder, 'apps/server');
  await cp(join(root, 'apps/server/src'), join(copy, 'src'), { recursive: true });
  await writeFile(join(copy, 'package.json'), '{"type": "module"}');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const [, file = '', text = ''] = /^`([^`]+\.ts)`:\n\n```ts\n(.*?)^```/ms.exec(page) ?? [];
  await writeFile(join(folder, file), text);
  const [, index = '', there = '', added = ''] = /^`([^`]+\.ts)`:\n\n```diff\n (.*?)\n\+(.*?)\n```/ms.exec(page) ?? [];
  const before = await readFile(join(folder, index), 'utf8');
  expect(before).toContain(`${there}\n`);
  await writeFile(join(folder, index), before.replace(`${there}\n`, `${there}\n${added}\n`));
  definition = /^```json\n(.*?)^```/ms.exec(page)?.[1] ?? '';
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scenario = (body: string) => `
  import { openSession } from './src/access/sessions.ts';
  import { configure } from './src/configuration.ts';
  import { startRegister } from './src/start.ts';
  const register = await startRegister(configure({ home: './home', logLevel: 'silent' }, {}));
  const { owner } = register.database;
  const account = await owner.insertInto('account').values({ login: 'a', name: 'a', agency_id: 'p38' }).returning('id').executeTakeFirstOrThrow();
  const grant = { account_id: account.id, role: 'province-data-office', agency: 'vn.p38', territory: 'vn.p38', valid_from: '2020-01-01' };
  await owner.insertInto('role_grant').values(grant).execute();
  const { secret } = await openSession(register.database, register.clock, { accountId: account.id, kind: 'job', lasts: 60_000 });
  const ask = async (method, url, payload) => {
    const answer = await register.app.inject({ method, url: '/api/v1' + url, headers: { authorization: 'Bearer ' + secret }, payload });
    return answer.json();
  };
  const made = await ask('POST', '/key-figures', ${body});
  await owner.insertInto('database').values({ id: 'd', name: 'd', owner_id: 'p38', agency: 'vn.p38', territory: 'vn.p38', level: 'local', stage: 'formed' }).execute();
  const found = { database_id: 'd', table_name: 't', kind: 'missing', rule: 'r', agency_id: 'p38', agency: 'vn.p38', territory: 'vn.p38', owner: 'vn.p38' };
  const opened = { opened_on: '2025-10-01', due: '2025-10-08', run_id: account.id, search: 't' };
  for (const [severity, records, records_mended] of [['high', 8, 6], ['low', 5, 0]])
    await owner.insertInto('cleaning_case').values({ ...found, ...opened, severity, records, records_mended }).execute();
  const counted = await ask('GET', '/key-figures/urgent-records-mended');
  await register[Symbol.asyncDispose]();
  console.log(JSON.stringify({ made, counted }));`;

test('the measure of the page counts, and says so where there is nothing to count', async () => {
  const options = { cwd: join(folder, 'apps/server'), maxBuffer: 2 ** 24 };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', scenario(definition)], options);
  expect(JSON.parse(stdout)).toMatchObject({
    made: { value: null, reason: 'nothing-to-count', status: 'not-measured' },
    counted: { value: 75, numerator: 6, denominator: 8, target: { value: 90 } },
  });
});
