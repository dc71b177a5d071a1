import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { kinds, testRegister } from '../../test/harness/register.ts';
import { migrate } from '../database/migrate.ts';
import { loggedError } from './logged.ts';

const cleanup: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanup.splice(0).reverse()) await clean();
});

/** A register in a process of its own, with all that it writes. */
async function startLogging(): Promise<{ url: string; first: { login: string; password: string }; log: () => string; stop: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'sogoc-log-'));
  cleanup.push(() => rm(home, { recursive: true, force: true }));
  const script = `import { configure, serve } from ${JSON.stringify(join(import.meta.dirname, '../index.ts'))};
    const register = await serve(configure({ home: ${JSON.stringify(home)}, port: 0, logLevel: 'debug' }, {}), { people: 0, seed: 0 });
    process.once('SIGTERM', async () => { await register[Symbol.asyncDispose](); });
    process.send(JSON.stringify({ url: register.url, first: register.firstAdministrator }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const { stdout, stderr } = child as unknown as ChildProcessByStdio<null, Readable, Readable>;
  let log = '';
  for (const stream of [stdout, stderr]) {
    stream.on('data', (chunk) => {
      log += String(chunk);
    });
  }
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  cleanup.push(stop);
  const [message] = await Promise.race([once(child, 'message'), ended.then(() => Promise.reject(new Error(log)))]);
  return { ...JSON.parse(String(message)), log: () => log, stop };
}

test('the log tells every request, and nothing that people typed, own or know', async () => {
  const { url, first, log, stop } = await startLogging();
  let cookie = '';
  const ask = async (method: string, path: string, body?: unknown, raw?: string) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...((body || raw) && { 'content-type': 'application/json' }) },
      ...((body || raw) && { body: raw ?? JSON.stringify(body) }),
    });
    cookie = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? cookie;
    return (await answer.json().catch(() => ({}))) as Record<string, string>;
  };
  const [person, identifier, email, typed, chosen] = [
    'Nguyễn Thị Ngọc Bích',
    '038095001234',
    'bich@thanhhoa.example',
    'gõ nhầm vào đây',
    'chín con trâu đen',
  ];
  await ask('POST', '/api/v1/session', { login: identifier, password: typed });
  await ask('POST', '/api/v1/session', first);
  await ask('PUT', '/api/v1/session/password', { current: first.password, password: chosen });
  const { id } = await ask('POST', '/api/v1/accounts', { login: 'bich.nguyen', name: person, email, agencyId: 'c14758' });
  const { link = '' } = await ask('POST', `/api/v1/accounts/${id}/invitations`);
  await ask('POST', '/api/v1/invitation/acceptance', { token: link.split('#')[1], password: typed });
  await ask('GET', `/api/v1/accounts?search=${encodeURIComponent(person)}`);
  await ask('GET', `/api/v1/nothing/${identifier}?who=${email}`);
  await ask('GET', `/api/v1/accounts/${identifier}`);
  await ask('POST', '/api/v1/accounts', undefined, `{"name": "${person}", "cccd": "${identifier}`);
  const { key = '' } = await ask('POST', '/api/v1/api-keys', { label: person, actions: ['account.read'] });
  await fetch(`${url}/api/v1/accounts`, { headers: { authorization: `Bearer ${key}` } });
  await stop();
  const lines = log().trim().split('\n');
  const requests = lines.map((line) => JSON.parse(line) as { msg: string; req?: { route?: string } }).filter(({ msg }) => msg === 'incoming request');
  expect(requests.length).toBe(12);
  expect(requests).toContainEqual(expect.objectContaining({ req: { method: 'GET', route: '/api/v1/accounts/:id' } }));
  expect([key, link]).toEqual([expect.stringMatching(/^sgk_/), expect.stringContaining('sgi_')]);
  const secrets = [cookie.split('=')[1] ?? '', key, link.split('#')[1] ?? '', first.password, chosen, typed];
  for (const value of [person, encodeURIComponent(person), identifier, email, 'bich', ...secrets]) expect(log()).not.toContain(value);
});

test('an error that nobody foresaw is logged without its message, which may quote a person', () => {
  const logged = loggedError(new TypeError('invalid input: "038095001234"\n    and "Bích" at home'));
  expect(JSON.stringify(logged)).not.toMatch(/038095001234|Bích/);
  expect(logged.at[0]).toContain('operation.test.ts');
});

test('an address that asks too much waits; the machine itself does not', async () => {
  await using register = await testRegister('embedded', undefined, { SOGOC_RATE_LIMIT: '5' });
  const ask = (remoteAddress: string) => register.app.inject({ url: '/api/v1/ways-in', remoteAddress });
  for (let number = 0; number < 5; number += 1) expect((await ask('10.1.1.1')).statusCode).toBe(200);
  const refused = await ask('10.1.1.1');
  expect(refused.json()).toMatchObject({ status: 429, code: 'REQUEST_TOO_MANY' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('10.1.1.2')).statusCode).toBe(200);
  for (let number = 0; number < 8; number += 1) expect((await ask('127.0.0.1')).statusCode).toBe(200);
});

test('where a request comes from is believed from a named proxy alone', async () => {
  const ask = async (environment: Record<string, string>, remoteAddress: string) => {
    await using register = await testRegister('embedded', undefined, { SOGOC_RATE_LIMIT: '1', ...environment });
    const from = (address: string) => register.app.inject({ url: '/api/v1/ways-in', remoteAddress, headers: { 'x-forwarded-for': address } });
    return [(await from('10.2.2.1')).statusCode, (await from('10.2.2.2')).statusCode];
  };
  expect(await ask({}, '10.9.9.9')).toEqual([200, 429]);
  expect(await ask({ SOGOC_TRUSTED_PROXIES: '10.9.9.0/24' }, '10.9.9.9')).toEqual([200, 200]);
});

test('answers are not kept by browsers and proxies, pages load nothing from elsewhere, under https the cookie belongs to this host, and bodies have an end', async () => {
  await using register = await testRegister('embedded', undefined, { SOGOC_PUBLIC_URL: 'https://register.example.vn' });
  const payload = register.firstAdministrator ?? {};
  const answer = await register.app.inject({ method: 'POST', url: '/api/v1/session', payload });
  expect(answer.cookies).toMatchObject([{ name: '__Host-sogoc_session', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' }]);
  expect(answer.cookies[0]).not.toHaveProperty('domain');
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'strict-transport-security': expect.stringContaining('max-age='),
    'referrer-policy': 'no-referrer',
  });
  const policy = String(answer.headers['content-security-policy']).split(';');
  expect(policy).toEqual(expect.arrayContaining(["default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]));
  expect(policy.filter((directive) => /https?:|\*|script-src.*unsafe/.test(directive))).toEqual([]);
  const [{ name = '', value = '' } = {}] = answer.cookies;
  expect((await register.app.inject({ url: '/api/v1/session', cookies: { [name]: value } })).statusCode).toBe(200);
  expect((await register.app.inject({ url: '/api/v1/session', cookies: { sogoc_session: value } })).statusCode).toBe(401);
  const large = await register.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login: 'x'.repeat(1_100_000), password: 'x' } });
  expect(large.json()).toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' });
});

describe.each(kinds)('migrations of the %s database', (kind) => {
  test('can be run again, and by several servers at once, and change nothing', async () => {
    await using register = await testRegister(kind);
    const shape = async () =>
      (
        await sql<object>`select table_schema, table_name, column_name, data_type from information_schema.columns
                          where table_schema in ('public', 'access') order by 1, 2, 3`.execute(register.database.owner)
      ).rows;
    const before = await shape();
    await Promise.all([migrate(register.database), migrate(register.database), migrate(register.database)]);
    expect(await shape()).toEqual(before);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(register.database.owner);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});
