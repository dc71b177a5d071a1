import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
let folder: string;
let page: string;

/** A copy of the server, changed as the page says. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-module-'));
  page = await readFile(join(root, 'docs/how-to/add-a-module.md'), 'utf8');
  const copy = join(folder, 'apps/server');
  await cp(join(root, 'apps/server/src'), join(copy, 'src'), { recursive: true });
  await writeFile(join(copy, 'package.json'), '{"type": "module"}');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [, path = '', text = ''] of page.matchAll(/^`(apps\/server\/src\/[^`]+)`[^\n]*\n\n```ts\n(.*?)^```/gms)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  let path = '';
  for (const [, named, change = ''] of page.matchAll(
    /(?:`(apps\/server\/src\/(?:access\/roles|database\/tables|modules\/index)\.ts)`[^`]*?)?```diff\n(.*?)^```/gms,
  )) {
    path = named ?? path;
    const lines = change.trimEnd().split('\n');
    const [first = '', ...added] = lines.map((line) => line.slice(1));
    const text = await readFile(join(folder, path), 'utf8');
    if (!text.includes(`${first}\n`)) throw new Error(`${path} has no line ${first}`);
    await writeFile(join(folder, path), text.replace(`${first}\n`, `${[first, ...added].join('\n')}\n`));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scenario = `
  import { openSession } from './src/access/sessions.ts';
  import { configure } from './src/configuration.ts';
  import { startRegister } from './src/start.ts';
  const register = await startRegister(configure({ home: './home', logLevel: 'silent' }, {}));
  const { owner } = register.database;
  const as = async (role, agency) => {
    const id = agency.split('.').at(-1);
    const account = await owner.insertInto('account').values({ login: role + id, name: role, agency_id: id }).returning('id').executeTakeFirstOrThrow();
    await owner.insertInto('role_grant').values({ account_id: account.id, role, agency, territory: agency, valid_from: '2020-01-01' }).execute();
    const { secret } = await openSession(register.database, register.clock, { accountId: account.id, kind: 'job', lasts: 60_000 });
    return async (method, payload) => {
      const answer = await register.app.inject({ method, url: '/api/v1/contacts', headers: { authorization: 'Bearer ' + secret }, payload });
      return [answer.statusCode, answer.json()];
    };
  };
  const office = await as('province-data-office', 'vn.p38');
  const beside = await as('province-data-office', 'vn.p01');
  const contact = { agencyId: 'c14758', office: 'Văn phòng', phone: '0237 3 123 456' };
  const result = {
    added: await office('POST', contact),
    wrong: await office('POST', { ...contact, phone: 'gọi cửa' }),
    beside: await beside('POST', contact),
    seen: await office('GET'),
    seenBeside: await beside('GET'),
    told: await owner.selectFrom('audit_entry').select('action').where('action', '=', 'contact.change').execute(),
    described: Object.keys(register.app.swagger().paths['/api/v1/contacts']),
  };
  await register[Symbol.asyncDispose]();
  console.log(JSON.stringify(result));`;

test('the module of the page works, and lets nobody in who may not', async () => {
  const options = { cwd: join(folder, 'apps/server'), maxBuffer: 2 ** 24 };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', scenario], options);
  expect(JSON.parse(stdout)).toMatchObject({
    added: [201, { agency: 'vn.p38.c14758', office: 'Văn phòng', version: 1 }],
    wrong: [400, { code: 'REQUEST_INVALID', fields: [{ path: 'body/phone' }] }],
    beside: [403, { code: 'NOT_ALLOWED' }],
    seen: [200, { total: 1 }],
    seenBeside: [200, { total: 0 }],
    told: [{ action: 'contact.change' }],
    described: ['get', 'post'],
  });
});

test('the copy has the types that the house asks for', async () => {
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { noEmit: true, types: ['node'] },
    include: [join(folder, 'apps/server/src/modules/contacts/*.ts')],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  // One that is wrong, so that finding nothing else means something.
  await writeFile(join(folder, 'apps/server/src/modules/contacts/wrong.ts'), 'export const wrong: string = 1;\n');
  const found = await promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch(
    (error: { stdout: string }) => error,
  );
  const lines = found.stdout.split('\n').filter((line) => line.includes('modules/contacts/'));
  expect(lines).toEqual([expect.stringContaining('wrong.ts(1,14): error TS2322')]);
});
