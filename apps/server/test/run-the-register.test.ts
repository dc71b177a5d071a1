import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPostgres } from '../../../tests/servers/postgres.ts';
import { backUp } from '../src/backup/back-up.ts';
import { restore } from '../src/backup/restore.ts';
import { configure } from '../src/configuration.ts';
import { startRegister } from '../src/start.ts';
import { testBrowser } from './harness/browser.ts';

test('on PostgreSQL, with the two roles that the page makes and none of a superuser, the register starts, is backed up and restored', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/how-to/run-the-register.md'), 'utf8');
  const [, roles = ''] = /```sql\n(.*?)```/s.exec(page) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-run-'));
  await using server = await startPostgres();
  for (const statement of roles.replaceAll("'...'", "'secret'").split(';')) if (statement.trim()) await server.execute(statement);
  await server.execute('create database restored owner sogoc_owner');
  const settings = (home: string, database: string) => {
    const url = (role: string) => `postgresql://${role}:secret@${server.host}:${server.port}/${database}`;
    return configure(
      { home: join(folder, home), logLevel: 'silent', port: 0 },
      { DATABASE_URL: url('sogoc_server'), DATABASE_OWNER_URL: url('sogoc_owner') },
    );
  };
  const visit = async (home: string, database: string, password?: string) => {
    await using register = await startRegister(settings(home, database));
    const browser = testBrowser(register);
    const first = register.firstAdministrator?.password ?? '';
    const signedIn = await browser.send('POST', '/session', { login: 'administrator', password: password ?? first });
    if (!password) await browser.send('PUT', '/session/password', { current: first, password: 'chín con trâu đen' });
    const agencies = await browser.send<{ total: number }>('GET', '/agencies?kind=commune');
    return [signedIn.status, agencies.body.total];
  };
  try {
    expect(await visit('first', 'sogoc')).toEqual([201, 3321]);
    await backUp(settings('first', 'sogoc'), join(folder, 'register.tar'));
    expect(await restore(settings('second', 'restored'), join(folder, 'register.tar'))).toMatchObject({ valid: true });
    expect(await visit('second', 'restored', 'chín con trâu đen')).toEqual([201, 3321]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
