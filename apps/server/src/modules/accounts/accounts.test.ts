import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface Account {
  id: string;
  version: number;
  status: string;
  grants: { id: string; role: string; agency: string; validTo: string | null }[];
}

describe.each(kinds)('accounts on the %s database', (kind) => {
  let register: TestRegister;
  let administrator: Person;
  let number = 0;
  const create = async (by: Person, agencyId: string) => {
    number += 1;
    return by.send<Account>('POST', '/accounts', {
      login: `hoa.${number}`,
      name: 'Nguyễn Thị Hoa',
      email: `hoa${number}@thanhhoa.example`,
      agencyId,
    });
  };
  const sqlAs = (person: Person, statement: string) => asServerRole<object>(register, person.secret, statement);

  beforeAll(async () => {
    register = await testRegister(kind);
    administrator = await register.as('administrator@vn.p38');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('are set up, found without accents, changed by version and disabled, which ends their sessions', async () => {
    const { status, body: account } = await create(administrator, 'c14758');
    expect([status, account.status]).toEqual([201, 'invited']);
    const found = await administrator.get<{ items: Account[]; total: number }>('/accounts?search=nguyen%20thi%20hoa&agency=vn.p38');
    expect(found.body.items.map(({ id }) => id)).toEqual([account.id]);
    const changed = await administrator.send<Account>('PATCH', `/accounts/${account.id}`, { email: null, version: account.version });
    expect(changed.body).toMatchObject({ email: null, version: account.version + 1 });
    expect((await administrator.send('PATCH', `/accounts/${account.id}`, { name: 'x', version: account.version })).body).toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    const official = await register.as('commune-official@vn.p38.c14758');
    expect((await official.get('/session')).status).toBe(200);
    const { version } = (await administrator.get<Account>(`/accounts/${official.accountId}`)).body;
    await administrator.send('PATCH', `/accounts/${official.accountId}`, { status: 'disabled', version });
    expect((await official.get('/session')).status).toBe(401);
    const again = await administrator.send<Account>('PATCH', `/accounts/${official.accountId}`, { status: 'active', version: version + 1 });
    expect(again.body.status).toBe('active');
    expect((await official.get('/session')).status).toBe(401);
  });

  test('a sign-in name is taken once, however it is written', async () => {
    await create(administrator, 'p38');
    const twice = await administrator.send('POST', '/accounts', { login: `HOA.${number}`, name: 'x', agencyId: 'p38' });
    expect(twice.body).toMatchObject({ code: 'ALREADY_THERE' });
  });

  test('get roles for a time, within the office of who grants, and lose them', async () => {
    const official = await register.as('commune-official@vn.p38.c14758');
    const grants = `/accounts/${official.accountId}/grants`;
    const grant = { role: 'province-data-office', agency: 'vn.p38', territory: 'vn.p38' };
    const granted = await administrator.send<Account>('POST', grants, { ...grant, validTo: '2025-12-31' });
    expect(granted).toMatchObject({ status: 201 });
    expect((await official.get<{ actions: string[] }>('/session')).body.actions).toContain('case.assign');
    const added = granted.body.grants.find(({ role }) => role === grant.role);
    expect(added).toMatchObject({ agency: 'vn.p38', validTo: '2025-12-31', grantedBy: expect.any(String) });
    await administrator.send('POST', `${grants}/${added?.id}/end`, {});
    expect((await official.get<{ actions: string[] }>('/session')).body.actions).not.toContain('case.assign');
    const refused = await administrator.send('POST', grants, {
      role: 'auditor',
      agency: 'vn.p38.nowhere',
      territory: 'vn.p38',
      validTo: '2025-01-01',
    });
    expect(refused.body).toMatchObject({ fields: [{ path: 'body/agency' }, { path: 'body/validTo' }] });
    const auditor = await register.as('auditor@vn.p38');
    const entries = await auditor.get<{ items: { details: object }[] }>(`/audit?action=account.grant&objectId=${official.accountId}`);
    expect(entries.body.items.at(-1)?.details).toMatchObject(grant);
  });

  test.each([
    ['above', 'vn', 'vn'],
    ['beside', 'vn.p01', 'vn.p01'],
    ['in a wider territory', 'vn.p38', 'vn'],
  ])('nobody grants %s their own office, in the service or in SQL', async (_where, agency, territory) => {
    const official = await register.as('commune-official@vn.p38.c14758');
    expect(await administrator.send('POST', `/accounts/${official.accountId}/grants`, { role: 'auditor', agency, territory })).toMatchObject({
      status: 403,
      body: { code: 'NOT_ALLOWED' },
    });
    const insert = `insert into role_grant (account_id, role, agency, territory, granted_by)
                    values ('${official.accountId}', 'auditor', '${agency}', '${territory}', '${administrator.accountId}')`;
    await expect(sqlAs(administrator, insert)).rejects.toThrow(/row-level security/);
  });

  test('nobody grants to themselves, in the name of another, to whom they cannot see, or moves a grant', async () => {
    const self = administrator.accountId;
    const grant = { role: 'auditor', agency: 'vn.p38', territory: 'vn.p38' };
    expect((await administrator.send('POST', `/accounts/${self}/grants`, grant)).status).toBe(403);
    const stranger = await register.as('commune-official@vn.p01');
    expect((await administrator.send('POST', `/accounts/${stranger.accountId}/grants`, grant)).status).toBe(404);
    const official = await register.as('commune-official@vn.p38');
    const into = `insert into role_grant (account_id, role, agency, territory, granted_by) values`;
    for (const [to, by] of [
      [self, self],
      [official.accountId, official.accountId],
      [stranger.accountId, self],
    ])
      await expect(sqlAs(administrator, `${into} ('${to}', 'auditor', 'vn.p38', 'vn.p38', '${by}')`)).rejects.toThrow(/row-level security/);
    await expect(sqlAs(administrator, `update role_grant set agency = 'vn'`)).rejects.toThrow(/permission denied/);
    expect(await sqlAs(administrator, `update role_grant set valid_to = null where account_id = '${self}' returning id`)).toEqual([]);
  });

  test('whoever holds more than an administrator could grant is not changed by them', async () => {
    const steward = await register.as('commune-official@vn.p38', 'ministry-steward@vn.g03/vn');
    const { body } = await administrator.get<Account & { mayChange: boolean }>(`/accounts/${steward.accountId}`);
    expect(body.mayChange).toBe(false);
    for (const [method, path, change] of [
      ['PATCH', '', { email: 'mine@example.vn', version: body.version }],
      ['POST', '/invitations', undefined],
    ] as const)
      expect((await administrator.send(method, `/accounts/${steward.accountId}${path}`, change)).status).toBe(403);
    expect(await sqlAs(administrator, `update account set email = 'mine@example.vn' where id = '${steward.accountId}' returning id`)).toEqual([]);
    const invitation = `insert into access.invitation (account_id, secret_hash, created_by, expires_at)
                        values ('${steward.accountId}', '\\x00', '${administrator.accountId}', '2100-01-01')`;
    await expect(sqlAs(administrator, invitation)).rejects.toThrow(/row-level security/);
  });

  test('are neither seen nor changed from below, beside, after the role has ended, or with a forged session', async () => {
    const { body: account } = await create(administrator, 'p38');
    const below = await register.as('administrator@vn.p38.c14758');
    const beside = await register.as('administrator@vn.p01');
    const ended = await register.as('administrator@vn.p38');
    await register.database.owner.updateTable('role_grant').set({ valid_to: '2025-09-30' }).where('account_id', '=', ended.accountId).execute();
    const official = await register.as('commune-official@vn.p38');
    for (const [person, status] of [
      [below, 404],
      [beside, 404],
      [ended, 403],
      [official, 403],
    ] as const) {
      expect((await person.get(`/accounts/${account.id}`)).status).toBe(status);
      expect((await person.send('PATCH', `/accounts/${account.id}`, { name: 'x', version: 1 })).status).toBe(status);
      expect(await sqlAs(person, `select id from account where id = '${account.id}'`)).toEqual([]);
      expect(await sqlAs(person, `update account set name = 'x' where id = '${account.id}' returning id`)).toEqual([]);
    }
    expect((await create(beside, 'p38')).status).toBe(403);
    expect(await asServerRole(register, 'sgs_forged', 'select id from account')).toEqual([]);
  });

  test('keys of machines are narrowed, shown once, seen by their office and ended', async () => {
    const office = await register.as('province-data-office@vn.p38');
    const beyond = await office.send('POST', '/api-keys', { label: 'x', actions: ['account.grant'] });
    expect(beyond).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    const { body: made } = await office.send<{ id: string; key: string }>('POST', '/api-keys', { label: 'nightly', actions: ['survey.import'] });
    expect(made.key).toMatch(/^sgk_[\w-]{43}$/);
    const byKey = (url: string, method: 'GET' | 'POST' = 'GET', payload?: object) =>
      register.app.inject({ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${made.key}` }, ...(payload && { payload }) });
    expect((await byKey('/session')).json()).toMatchObject({ kind: 'api-key', actions: ['self.read', 'survey.import'] });
    expect((await byKey('/databases')).statusCode).toBe(403);
    expect((await byKey('/api-keys', 'POST', { label: 'y', actions: ['self.read'] })).statusCode).toBe(403);
    const listed = await administrator.get<{ items: object[] }>('/api-keys?everyone=true');
    expect(listed.body.items).toContainEqual(expect.objectContaining({ id: made.id, label: 'nightly', accountId: office.accountId }));
    expect(JSON.stringify(listed.body)).not.toContain(made.key);
    const beside = await register.as('administrator@vn.p01');
    expect((await beside.get<{ total: number }>('/api-keys?everyone=true')).body.total).toBe(0);
    expect((await beside.send('DELETE', `/api-keys/${made.id}`)).status).toBe(404);
    expect((await administrator.send('DELETE', `/api-keys/${made.id}`)).status).toBe(200);
    expect((await byKey('/session')).statusCode).toBe(401);
  });

  test('secrets cannot be read, ended ones revived, nor wider keys made in SQL', async () => {
    for (const statement of [
      'select secret_hash from access.session',
      'select secret_hash from access.invitation',
      'select * from access.credential',
    ])
      await expect(sqlAs(administrator, statement)).rejects.toThrow(/permission denied/);
    await expect(sqlAs(administrator, 'update access.session set ended_at = null')).rejects.toThrow(/row-level security/);
    const key = (account: string, kindOf: string) =>
      `insert into access.session (secret_hash, account_id, kind, actions, expires_at) values ('\\x01', '${account}', '${kindOf}', '{self.read}', '2100-01-01')`;
    const official = await register.as('commune-official@vn.p38');
    await expect(sqlAs(administrator, key(official.accountId, 'api-key'))).rejects.toThrow(/row-level security/);
    await expect(sqlAs(administrator, key(administrator.accountId, 'browser'))).rejects.toThrow(/row-level security/);
  });

  test('an invitation is a link that is shown once', async () => {
    const { body: account } = await create(administrator, 'p38');
    const { status, body } = await administrator.send<{ link: string }>('POST', `/accounts/${account.id}/invitations`);
    expect([status, body.link]).toEqual([201, expect.stringMatching(/\/invitation#sgi_[\w-]{43}$/)]);
  });
});
