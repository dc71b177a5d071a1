import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type TestRegister, testRegister } from '../../../test/harness/register.ts';

describe.each(kinds)('agencies on the %s database', (kind) => {
  let register: TestRegister;
  beforeAll(async () => {
    register = await testRegister(kind);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('34 provinces and 3,321 communes are there from the start', async () => {
    const official = await register.as('commune-official@vn.p38.c14758');
    const provinces = await official.get<{ total: number }>('/agencies?kind=province');
    const communes = await official.get<{ total: number }>('/agencies?kind=commune');
    expect([provinces.body.total, communes.body.total]).toEqual([34, 3321]);
  });

  test('are found with or without accents', async () => {
    const official = await register.as('commune-official@vn.p38.c14758');
    const found = await official.get<{ items: { id: string }[] }>(`/agencies?search=${encodeURIComponent('tinh thanh hoa')}`);
    expect(found.body.items.map((item) => item.id)).toEqual(['p38']);
  });

  test('a department is set up and renamed by the administrator of its province', async () => {
    const administrator = await register.as('administrator@vn.p38');
    const made = await administrator.send('POST', '/agencies', {
      id: 'p38_02',
      code: 'H56.02',
      kind: 'department',
      name: 'Sở Tư pháp',
      parent: 'p38',
    });
    expect(made).toMatchObject({ status: 201, body: { path: 'vn.p38.p38_02', territory: 'vn.p38' } });
    const renamed = await administrator.send('PATCH', '/agencies/p38_02', { name: 'Sở Tư pháp tỉnh Thanh Hóa' });
    expect(renamed.body).toMatchObject({ name: 'Sở Tư pháp tỉnh Thanh Hóa' });
    expect((await administrator.send('POST', '/agencies', { id: 'p38_02', kind: 'department', name: 'Sở', parent: 'p38' })).body).toMatchObject({
      code: 'ALREADY_THERE',
    });
  });

  test('nobody changes an agency beside or above their own', async () => {
    const administrator = await register.as('administrator@vn.p38');
    for (const id of ['p01', 'vn', 'g01']) expect((await administrator.send('PATCH', `/agencies/${id}`, { name: 'x' })).status).toBe(403);
    await expect(asServerRole(register, administrator.secret, `update agency set name = 'x' where id = 'p01' returning id`)).resolves.toEqual([]);
  });

  test('without a session there is nothing to see, in the service or in SQL', async () => {
    const anonymous = await register.app.inject('/api/v1/agencies');
    expect(anonymous.json()).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    expect(await asServerRole(register, 'sgs_made-up', 'select id from agency')).toEqual([]);
  });

  test('what is wrong in a request is told field by field', async () => {
    const administrator = await register.as('administrator@vn');
    const answer = await administrator.send('POST', '/agencies', { id: 'UPPER', kind: 'department', name: '', parent: 'p38' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID', fields: [{ path: 'body/id' }, { path: 'body/name' }] } });
  });
});
