import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBrowser } from '../../../test/harness/browser.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

const good = 'chín con trâu đen';

describe.each(kinds)('local accounts on the %s database', (kind) => {
  let register: TestRegister;
  let administrator: Person;
  let number = 0;
  beforeAll(async () => {
    register = await testRegister(kind);
    administrator = await register.as('administrator@vn.p38');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  /** Somebody new with a password, set through an invitation. */
  const newcomer = async () => {
    number += 1;
    const login = `lan.${number}`;
    const { body: account } = await administrator.send<{ id: string }>('POST', '/accounts', { login, name: 'Lê Thị Lan', agencyId: 'c14758' });
    await administrator.send('POST', `/accounts/${account.id}/grants`, { role: 'auditor', agency: 'vn.p38', territory: 'vn.p38' });
    const { body: invitation } = await administrator.send<{ link: string }>('POST', `/accounts/${account.id}/invitations`);
    const token = invitation.link.split('#')[1] ?? '';
    return { id: account.id, login, token };
  };
  const entered = async () => {
    const person = await newcomer();
    const browser = testBrowser(register);
    await browser.send('POST', '/invitation/acceptance', { token: person.token, password: good });
    expect((await browser.send('POST', '/session', { login: person.login, password: good })).status).toBe(201);
    return { ...person, browser };
  };

  test('the first administrator has a password that was told once and opens nothing but its own change', async () => {
    const { login = '', password = '' } = register.firstAdministrator ?? {};
    expect(password).toMatch(/^\w{20}$/);
    const browser = testBrowser(register);
    expect((await browser.send('POST', '/session', { login, password })).status).toBe(201);
    expect((await browser.send('GET', '/session')).body).toMatchObject({ mustChangePassword: true, actions: ['self.read', 'self.change'] });
    expect((await browser.send('GET', '/accounts')).status).toBe(403);
    expect((await browser.send('POST', '/api-keys', { label: 'x', actions: ['account.read'] })).status).toBe(403);
    const weak = await browser.send('PUT', '/session/password', { current: password, password: 'Matkhau@2025!' });
    expect(weak.body).toMatchObject({ code: 'REQUEST_INVALID', fields: [{ path: 'body/password' }] });
    expect((await browser.send('PUT', '/session/password', { current: password, password: good })).status).toBe(200);
    expect((await browser.send('GET', '/session')).body).toMatchObject({ mustChangePassword: false });
    expect((await browser.send('GET', '/accounts')).status).toBe(200);
    expect((await testBrowser(register).send('POST', '/session', { login, password })).status).toBe(401);
  });

  test('an invitation is looked up, sets the password once, and not after it was replaced or has expired', async () => {
    const { id, login, token } = await newcomer();
    const browser = testBrowser(register);
    expect((await browser.send('POST', '/invitation/look-up', { token })).body).toEqual({
      login,
      name: 'Lê Thị Lan',
      agencyName: expect.stringContaining('Ủy ban nhân dân'),
    });
    const { body: newer } = await administrator.send<{ link: string; expiresAt: string }>('POST', `/accounts/${id}/invitations`);
    const next = newer.link.split('#')[1] ?? '';
    const accept = (by: string) => browser.send('POST', '/invitation/acceptance', { token: by, password: good });
    expect((await accept(token)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect(await accept(next)).toMatchObject({ status: 201, body: { login } });
    expect((await accept(next)).status).toBe(404);
    expect((await administrator.get(`/accounts/${id}`)).body).toMatchObject({ status: 'active' });
    const late = await newcomer();
    await register.database.owner.updateTable('access.invitation').set({ expires_at: '2025-09-30' }).where('account_id', '=', late.id).execute();
    expect((await accept(late.token)).status).toBe(404);
  });

  test('a changed password ends the other sessions, and the present one must be known', async () => {
    const { login, browser } = await entered();
    const other = testBrowser(register);
    await other.send('POST', '/session', { login, password: good });
    expect((await other.send('PUT', '/session/password', { current: 'wrong wrong wrong', password: 'tám con bò vàng' })).status).toBe(401);
    expect((await other.send('PUT', '/session/password', { current: good, password: 'tám con bò vàng' })).status).toBe(200);
    expect((await browser.send('GET', '/session')).status).toBe(401);
    expect((await other.send('GET', '/session')).status).toBe(200);
    const { body } = await other.send<{ items: { id: string; current: boolean }[] }>('GET', '/sessions');
    expect(body.items).toMatchObject([{ current: true }]);
    expect((await other.send('DELETE', `/sessions/${body.items[0]?.id}`)).status).toBe(200);
    expect((await other.send('GET', '/session')).status).toBe(401);
  });

  test('a second factor is asked for from its first code on; no code or recovery code works twice', async () => {
    const { id, login, browser } = await entered();
    const { body: begun } = await browser.send<{ secret: string; uri: string }>('POST', '/session/second-factor', { password: good });
    expect(begun.uri).toContain(`secret=${begun.secret}`);
    const app = new TOTP({ secret: Secret.fromBase32(begun.secret) });
    const code = (ahead = 0) => app.generate({ timestamp: register.clock.now().getTime() + ahead * 30_000 });
    expect((await browser.send('POST', '/session/second-factor/confirmation', { code: '000000' })).status).toBe(401);
    const confirmed = await browser.send<{ recoveryCodes: string[] }>('POST', '/session/second-factor/confirmation', { code: code(-1) });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    const kept = await register.database.owner.selectFrom('access.second_factor').select('sealed').where('account_id', '=', id).execute();
    expect(JSON.stringify(kept)).not.toContain(begun.secret);
    const signIn = (given?: string) => testBrowser(register).send('POST', '/session', { login, password: good, ...(given && { code: given }) });
    expect((await signIn()).body).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
    expect((await signIn(code(-1))).body).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect((await signIn(code())).status).toBe(201);
    expect((await signIn(code())).status).toBe(401);
    const [recovery = ''] = confirmed.body.recoveryCodes;
    expect((await signIn(recovery.toUpperCase())).status).toBe(201);
    expect((await signIn(recovery)).status).toBe(401);
    expect((await browser.send('GET', '/session')).body).toMatchObject({ secondFactor: true });
    const beside = await register.as('administrator@vn.p01');
    expect((await beside.send('DELETE', `/accounts/${id}/second-factor`)).status).toBe(404);
    expect((await administrator.send('DELETE', `/accounts/${id}/second-factor`)).status).toBe(200);
    expect((await signIn()).status).toBe(201);
  });

  test('failures make an account wait, longer each time, and its address after many', async () => {
    const { login } = await entered();
    const tries = async (name: string, password: string, address: string) =>
      (await testBrowser(register).send('POST', '/session', { login: name, password }, address)).status;
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) statuses.push(await tries(login, 'không phải nó', '10.0.0.1'));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429]);
    expect(await tries(login, good, '10.0.0.2')).toBe(429);
    const waits = async () => {
      const answer = await register.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password: 'x' } });
      return Number(answer.headers['retry-after']);
    };
    const first = await waits();
    await register.clock.moveTo(new Date(register.clock.now().getTime() + first * 1000).toISOString());
    expect(await tries(login, 'không phải nó', '10.0.0.1')).toBe(401);
    expect(await waits()).toBeGreaterThan(first);
    await register.clock.moveTo(new Date(register.clock.now().getTime() + 900_000).toISOString());
    expect(await tries(login, good, '10.0.0.1')).toBe(201);
    await register.database.owner.deleteFrom('access.sign_in_attempt').execute();
    const many = await Promise.all(Array.from({ length: 55 }, (_, at) => tries(`no.body.${at}`, 'x', '10.0.0.3')));
    expect(many.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(await tries(login, good, '10.0.0.4')).toBe(201);
  });
});
