import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { hashPassword } from './passwords.ts';
import { saveCredential } from './store.ts';

describe.each(kinds)('sessions on the %s database', (kind) => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await testRegister(kind);
    const official = await register.as('commune-official@vn.p38.c14758');
    await register.database.owner.updateTable('account').set({ login: 'hoa' }).where('id', '=', official.accountId).execute();
    await saveCredential(register.database, official.accountId, await hashPassword('mật khẩu dài'), false);
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

  test('nobody is let in by a click unless this is the demonstration', async () => {
    expect((await register.app.inject('/api/v1/demonstration/people')).json()).toMatchObject({ code: 'DEMONSTRATION_REFUSED' });
  });

  test('a session ends with its day', async () => {
    const answer = await signIn('mật khẩu dài');
    const cookies = Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie.value]));
    await register.clock.moveTo('2025-10-02T02:00:00Z');
    expect((await register.app.inject({ url: '/api/v1/session', cookies })).statusCode).toBe(401);
  });
});
