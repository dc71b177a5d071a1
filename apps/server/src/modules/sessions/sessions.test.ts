import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBrowser } from '../../../test/harness/browser.ts';
import { kinds, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { hashPassword } from './passwords.ts';
import { saveCredential } from './store.ts';

describe.each(kinds)('sessions on the %s database', (kind) => {
  let register: TestRegister;
  const newcomer = async (login: string, password: string) => {
    const official = await register.as('commune-official@vn.p38.c14758');
    await register.database.owner.updateTable('account').set({ login }).where('id', '=', official.accountId).execute();
    await saveCredential(register.database, official.accountId, await hashPassword(password), false);
    return official.accountId;
  };
  beforeAll(async () => {
    register = await testRegister(kind);
    await newcomer('hoa', 'mật khẩu dài');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const signIn = (password: string, headers: Record<string, string> = {}) =>
    register.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload: { login: 'Hoa', password } });

  test('a password signs in, whatever form its accents were typed in; the cookie says who is there until signing out', async () => {
    const answer = await signIn('mật khẩu dài'.normalize('NFD'));
    expect(answer.statusCode).toBe(201);
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' };
    const session = await register.app.inject({ url: '/api/v1/session', cookies });
    expect(session.json()).toMatchObject({ grants: [{ role: 'commune-official', agency: 'vn.p38.c14758' }], demonstration: false });
    expect((await register.app.inject({ method: 'DELETE', url: '/api/v1/session', cookies })).statusCode).toBe(204);
    expect((await register.app.inject({ url: '/api/v1/session', cookies })).statusCode).toBe(401);
  });

  test('a wrong password and a page of another site do not', async () => {
    expect((await signIn('mật khẩu khác')).json()).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    expect((await signIn('mật khẩu dài', { 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ code: 'REQUEST_NOT_SAME_ORIGIN' });
  });

  test('no route that changes something lets a page of another site act by the cookie, which is not taken as a key either', async () => {
    const own = testBrowser(register);
    expect((await own.send('POST', '/session', { login: 'hoa', password: 'mật khẩu dài' })).status).toBe(201);
    const foreign = { cookie: Object.entries(own.cookies)[0]?.join('=') ?? '', 'sec-fetch-site': 'cross-site' };
    const { paths } = register.app.swagger() as { paths: Record<string, Record<string, unknown>> };
    const tried: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods).filter((one) => one !== 'get')) {
        const url = path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
        const json = { 'content-type': 'application/json' };
        const answer = await register.app.inject({ method: method.toUpperCase() as 'POST', url, headers: { ...foreign, ...json }, payload: '{}' });
        tried.push(`${method} ${path}: ${answer.json().code}`);
      }
    }
    expect(tried.length).toBeGreaterThan(20);
    expect(tried.filter((one) => !one.endsWith(': REQUEST_NOT_SAME_ORIGIN'))).toEqual([]);
    expect((await own.send('GET', '/session')).status).toBe(200);
    const bearer = { authorization: `Bearer ${Object.values(own.cookies)[0]}` };
    expect((await register.app.inject({ url: '/api/v1/session', headers: bearer })).statusCode).toBe(401);
  });

  test('nobody is let in by a click unless this is the demonstration', async () => {
    expect((await register.app.inject('/api/v1/demonstration/people')).json()).toMatchObject({ code: 'DEMONSTRATION_REFUSED' });
    expect((await register.app.inject('/api/v1/ways-in')).json()).toEqual({
      password: true,
      provider: null,
      demonstration: false,
      shortestPassword: 12,
    });
  });

  test('signing in, failing to and signing out are told to the audit log, without what was typed', async () => {
    const id = await newcomer('lan', 'con mèo ngủ trưa');
    const browser = testBrowser(register);
    await browser.send('POST', '/session', { login: 'lan', password: 'typed by mistake' });
    await browser.send('POST', '/session', { login: 'nobody@mistyped', password: 'con mèo ngủ trưa' });
    await browser.send('POST', '/session', { login: 'lan', password: 'con mèo ngủ trưa' });
    await browser.send('DELETE', '/session');
    const auditor = await register.as('auditor@vn');
    const { body } = await auditor.get<{ items: object[] }>(`/audit?objectKind=account&objectId=${id}`);
    expect(body.items).toMatchObject([
      { action: 'session.end', accountId: id },
      { action: 'session.begin', accountId: id, details: { way: 'password' } },
      { action: 'session.fail', accountId: null, details: { reason: 'password' } },
    ]);
    const all = JSON.stringify((await auditor.get('/audit?pageSize=200')).body);
    expect(all).not.toMatch(/typed by mistake|mistyped|con mèo/);
  });

  test('a session ends with its day', async () => {
    const answer = await signIn('mật khẩu dài');
    const cookies = Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie.value]));
    await register.clock.moveTo('2025-10-02T02:00:00Z');
    expect((await register.app.inject({ url: '/api/v1/session', cookies })).statusCode).toBe(401);
  });
});
