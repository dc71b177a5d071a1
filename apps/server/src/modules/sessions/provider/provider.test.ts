import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testBrowser } from '../../../../test/harness/browser.ts';
import { client, startProvider, type TestProvider } from '../../../../test/harness/identity-provider.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../../../../test/harness/register.ts';

const publicUrl = 'http://register.example.vn';
const callback = `${publicUrl}/api/v1/session/provider/callback`;

describe.each(kinds)('signing in elsewhere on the %s database', (kind) => {
  let provider: TestProvider;
  let register: TestRegister;
  let administrator: Person;
  beforeAll(async () => {
    provider = await startProvider(callback);
    register = await testRegister(kind, undefined, {
      SOGOC_PUBLIC_URL: publicUrl,
      SOGOC_OIDC_ISSUER: provider.issuer,
      SOGOC_OIDC_CLIENT_ID: client.id,
      SOGOC_OIDC_CLIENT_SECRET: client.secret,
      SOGOC_OIDC_NAME: 'VNeID',
    });
    administrator = await register.as('administrator@vn.p38');
  });
  afterAll(async () => {
    await register?.[Symbol.asyncDispose]();
    await provider?.[Symbol.asyncDispose]();
  });

  const newcomer = async (login: string, email: string | null) => {
    const { body } = await administrator.send<{ id: string }>('POST', '/accounts', { login, email, name: login, agencyId: 'c14758' });
    await administrator.send('POST', `/accounts/${body.id}/grants`, { role: 'auditor', agency: 'vn.p38', territory: 'vn.p38' });
    return body.id;
  };
  const begin = async (browser = testBrowser(register), more: object = {}) => {
    const { status, body } = await browser.send<{ url: string; code: string }>('POST', '/session/provider', { back: '/databases', ...more });
    return { browser, status, url: body.url, code: body.code };
  };
  const comeBack = async (address: string, cookies: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await register.app.inject({ url: address.slice(publicUrl.length), cookies, headers });
    for (const { name, value } of answer.cookies) cookies[name] = value;
    return answer;
  };
  const signIn = async (login: string, more: object = {}) => {
    const { browser, url } = await begin(undefined, more);
    const answer = await comeBack(await provider.visit(url, login), browser.cookies);
    return { browser, answer };
  };

  test('a verified e-mail links an account the first time, and its subject from then on', async () => {
    const id = await newcomer('hoa', 'Hoa@ThanhHoa.example');
    provider.people['079001'] = { email: 'hoa@thanhhoa.example', email_verified: true };
    expect((await testBrowser(register).send('GET', '/ways-in')).body).toMatchObject({ provider: { name: 'VNeID' } });
    const first = await signIn('079001');
    expect([first.answer.statusCode, first.answer.headers.location]).toEqual([303, '/databases']);
    expect((await first.browser.send('GET', '/session')).body).toMatchObject({ accountId: id });
    provider.people['079001'] = { email: 'elsewhere@example.vn', email_verified: false };
    const second = await signIn('079001');
    expect((await second.browser.send('GET', '/session')).body).toMatchObject({ accountId: id });
    provider.people['079666'] = { email: 'hoa@thanhhoa.example', email_verified: true };
    expect((await signIn('079666')).answer.json()).toMatchObject({ status: 403, code: 'PERSON_UNKNOWN' });
    const auditor = await register.as('auditor@vn.p38');
    const { body } = await auditor.get<{ items: { action: string; details: object }[] }>(`/audit?objectId=${id}`);
    expect(body.items.slice(0, 3)).toMatchObject([
      { action: 'session.begin', details: { way: 'provider' } },
      { action: 'session.begin' },
      { action: 'self.change', details: { by: 'e-mail' } },
    ]);
  });

  test('nobody comes in by an e-mail that is not verified, by one that two have, or disabled', async () => {
    await newcomer('lan', 'lan@thanhhoa.example');
    provider.people['079002'] = { email: 'lan@thanhhoa.example', email_verified: false };
    expect((await signIn('079002')).answer.json()).toMatchObject({ code: 'PERSON_UNKNOWN' });
    await newcomer('lan.two', 'lan@thanhhoa.example');
    provider.people['079002'] = { email: 'lan@thanhhoa.example', email_verified: true };
    expect((await signIn('079002')).answer.json()).toMatchObject({ code: 'PERSON_UNKNOWN' });
    const id = await newcomer('mai', 'mai@thanhhoa.example');
    provider.people['079003'] = { email: 'mai@thanhhoa.example', email_verified: true };
    expect((await signIn('079003')).answer.statusCode).toBe(303);
    const { version } = (await administrator.get<{ version: number }>(`/accounts/${id}`)).body;
    await administrator.send('PATCH', `/accounts/${id}`, { status: 'disabled', version });
    expect((await signIn('079003')).answer.json()).toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  test('an invitation links without any e-mail, once', async () => {
    const id = await newcomer('minh', null);
    provider.people['079004'] = {};
    const { body } = await administrator.send<{ link: string }>('POST', `/accounts/${id}/invitations`);
    const invitation = body.link.split('#')[1];
    const { browser } = await signIn('079004', { invitation });
    expect((await browser.send('GET', '/session')).body).toMatchObject({ accountId: id });
    provider.people['079005'] = {};
    expect((await signIn('079005', { invitation })).answer.json()).toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  test('an answer counts once, in the browser that began, with its state and its code', async () => {
    await newcomer('nam', 'nam@thanhhoa.example');
    provider.people['079006'] = { email: 'nam@thanhhoa.example', email_verified: true };
    const { browser, url } = await begin();
    const address = await provider.visit(url, '079006');
    const cookies = { ...browser.cookies };
    expect((await comeBack(address, {})).json()).toMatchObject({ status: 400, code: 'SIGN_IN_NOT_COMPLETED' });
    expect((await comeBack(address.replace(/state=[^&]+/, 'state=guessed'), { ...cookies })).json()).toMatchObject({ code: 'SIGN_IN_NOT_COMPLETED' });
    expect((await comeBack(address, { ...cookies })).statusCode).toBe(303);
    expect((await comeBack(address, { ...cookies })).json()).toMatchObject({ code: 'SIGN_IN_NOT_COMPLETED' });
    const next = await begin();
    const state = new URL(next.url).searchParams.get('state');
    const replayed = address.replace(/state=[^&]+/, `state=${state}`);
    expect((await comeBack(replayed, next.browser.cookies)).json()).toMatchObject({ code: 'SIGN_IN_NOT_COMPLETED' });
    const denied = await begin();
    const refusal = `${callback}?error=access_denied&state=${new URL(denied.url).searchParams.get('state')}&iss=${encodeURIComponent(provider.issuer)}`;
    expect((await comeBack(refusal, denied.browser.cookies)).json()).toMatchObject({ code: 'SIGN_IN_NOT_COMPLETED' });
  });

  test('an answer that comes too late is refused, with a page for people', async () => {
    const { browser, url } = await begin();
    const address = await provider.visit(url, '079006');
    await register.clock.moveTo(new Date(register.clock.now().getTime() + 11 * 60_000).toISOString());
    const answer = await comeBack(address, browser.cookies, { accept: 'text/html,*/*', 'accept-language': 'vi-VN,vi;q=0.9' });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.payload).toContain('Hãy bắt đầu lại');
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example'])('leads to no other site: %s', async (back) => {
    expect((await begin(undefined, { back })).status).toBe(400);
  });

  test('a provider that is down is told, in the middle and before', async () => {
    const { browser, url } = await begin();
    const address = await provider.visit(url, '079006');
    await provider[Symbol.asyncDispose]();
    expect((await comeBack(address, browser.cookies)).json()).toMatchObject({ status: 503, code: 'PROVIDER_UNREACHABLE' });
    const other = await testRegister('embedded', undefined, {
      SOGOC_PUBLIC_URL: publicUrl,
      SOGOC_OIDC_ISSUER: provider.issuer,
      SOGOC_OIDC_CLIENT_ID: client.id,
    });
    const answer = await testBrowser(other).send('POST', '/session/provider', {});
    await other[Symbol.asyncDispose]();
    expect(answer).toMatchObject({ status: 503, body: { code: 'PROVIDER_UNREACHABLE' } });
  });
});
