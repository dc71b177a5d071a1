import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { startPostgres, type TestServer } from '../../../../tests/servers/postgres.ts';
import { embeddedHome } from '../../test/harness/migrated.ts';
import { kinds } from '../../test/harness/register.ts';
import { systemClock } from '../clock/clock.ts';
import { type Configuration, configure } from '../configuration.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Tables } from '../database/tables.ts';
import { seal, unseal } from '../modules/sessions/second-factor/sealed-secret.ts';
import { startRegister } from '../start.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanup.splice(0).reverse()) await clean();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'sogoc-backup-'));
  cleanup.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

const urlOf = ({ host, port, user, password }: TestServer, database: string) =>
  `postgresql://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`;

/** A register with some of everything, stopped; and where to restore it. */
async function filled(kind: (typeof kinds)[number]): Promise<{ from: Configuration; to: Configuration; file: string }> {
  const [home, elsewhere] = [await folder(), await folder()];
  let urls: [Record<string, string>, Record<string, string>] = [{}, {}];
  if (kind === 'server') {
    const server = await startPostgres();
    cleanup.push(async () => server[Symbol.asyncDispose]());
    await server.execute('create database restored');
    urls = [{ DATABASE_URL: urlOf(server, server.database) }, { DATABASE_URL: urlOf(server, 'restored') }];
  }
  if (kind === 'embedded') await embeddedHome(home);
  const from = configure({ home, logLevel: 'silent' }, urls[0]);
  await using register = await startRegister(from);
  await register.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login: 'administrator', password: 'wrong' } });
  await register.app.inject({ method: 'POST', url: '/api/v1/session', payload: register.firstAdministrator ?? {} });
  await seal(register, 'a', 'of a second factor');
  return { from, to: configure({ home: elsewhere, logLevel: 'silent' }, urls[1]), file: join(elsewhere, 'register.tar') };
}

/** Every table with how many rows it has and a hash over all of them. */
async function contents({ databaseUrl, home }: Configuration): Promise<Record<string, string>> {
  await using database = await openDatabase(databaseUrl ? { databaseUrl } : { home });
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
      and tablename not in ('written', 'written_floor')`.execute(database.owner);
  const found: Record<string, string> = {};
  for (const { name } of rows) found[name] = await hashOf(database.owner, name);
  return found;
}

async function hashOf(owner: Kysely<Tables>, table: string): Promise<string> {
  const { rows } = await sql
    .raw<{ hash: string }>(`select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`)
    .execute(owner);
  return rows[0]?.hash ?? '';
}

describe.each(kinds)('a backup of the %s database', (kind) => {
  test('brings back every table, the keys and an audit log that is whole; and the register works on', async () => {
    const { from, to, file } = await filled(kind);
    const before = await contents(from);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    const { entries } = await backUp(from, file);
    expect(entries).toBe(3);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await restore(to, file)).toMatchObject({ entries: 3, valid: true });
    expect(await contents(to)).toEqual(before);
    const sealed = await seal({ configuration: from }, 'a', 'still readable');
    expect(await unseal({ configuration: to }, 'a', sealed)).toBe('still readable');
    await using register = await startRegister(to, systemClock);
    expect(register.firstAdministrator).toBeNull();
    const signIn = { method: 'POST', url: '/api/v1/session', payload: { login: 'administrator', password: 'wrong' } } as const;
    expect((await register.app.inject(signIn)).statusCode).toBe(401);
    await expect(restore(to, file)).rejects.toMatchObject({ code: 'ALREADY_THERE' });
    await expect(backUp(from, file)).rejects.toMatchObject({ code: 'ALREADY_THERE' });
  });
});

test('a backup that was cut off or changed anywhere is refused, and nothing is restored', async () => {
  const { from, to, file } = await filled('embedded');
  await backUp(from, file);
  const whole = await readFile(file);
  const damaged = {
    'cut off': whole.subarray(0, whole.length / 2),
    'changed inside': Buffer.from(whole).fill(7, whole.length - 9000, whole.length - 8990),
    'no archive': Buffer.from('not a backup'),
    empty: Buffer.alloc(0),
  };
  for (const [what, bytes] of Object.entries(damaged)) {
    const path = join(to.home, `${what}.tar`);
    await writeFile(path, bytes);
    await expect(restore(to, path), what).rejects.toMatchObject({ code: 'BACKUP_INVALID' });
  }
  await expect(restore({ ...to, databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' }, file)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
  });
  expect(await restore(to, file)).toMatchObject({ valid: true });
});

test('an embedded register that runs is not backed up under its feet', async () => {
  const home = await folder();
  await embeddedHome(home);
  const configuration = configure({ home, logLevel: 'silent' }, {});
  await using _register = await startRegister(configuration);
  await writeFile(join(home, 'register.lock.1-.held'), '');
  await expect(backUp(configuration, join(home, 'b.tar'))).rejects.toMatchObject({ code: 'REGISTER_HOME_IN_USE' });
});
