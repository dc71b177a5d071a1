import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Person, type TestRegister, testRegister } from '../../test/harness/register.ts';
import { Moments } from '../database/moments.ts';
import { Memory } from './memory.ts';

describe.each(kinds)('what is answered again on the %s database', (kind) => {
  let register: TestRegister;
  let office: Person;
  beforeAll(async () => {
    register = await testRegister(kind);
    office = await register.as('province-data-office@vn.p38');
    await office.send('POST', '/databases', { id: 'land', name: 'Đất đai', ownerId: 'p38', level: 'provincial' });
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const names = async (who: Person) => (await who.get<{ items?: { name: string }[] }>('/databases')).body.items?.map(({ name }) => name);

  test('whoever reads after a change was kept reads the change, whoever made it', async () => {
    const other = await register.as('auditor@vn');
    for (let version = 1; version <= 20; version += 1) {
      await office.send('PATCH', '/databases/land', { version, name: `Tên ${version}` });
      expect(await Promise.all([names(office), names(other), names(other)])).toEqual(Array(3).fill([`Tên ${version}`]));
    }
  });

  test('each session has answers of its own', async () => {
    await register.database.owner.updateTable('database').set({ sensitivity: 'secret' }).where('id', '=', 'land').execute();
    const elsewhere = await register.as('province-data-office@vn.p01');
    expect([await names(office), await names(elsewhere), await names(office), await names(elsewhere)]).toEqual([['Tên 20'], [], ['Tên 20'], []]);
  });

  test.each([
    ['a role that ends', 'role_grant', { valid_to: '2025-09-30' }, 403],
    ['a session that is ended', 'access.session', { ended_at: '2025-10-01' }, 401],
    ['an API key narrowed to another action', 'access.session', { actions: ['case.read'] }, 403],
  ] as const)('%s holds from the next request on', async (_what, table, change, status) => {
    const who = await register.as('auditor@vn');
    await who.get('/databases');
    expect((await who.get('/databases')).status).toBe(200);
    await register.database.owner
      .updateTable(table)
      .set(change as never)
      .where('account_id', '=', who.accountId)
      .execute();
    expect((await who.get('/databases')).status).toBe(status);
  });

  test('an account that is disabled, and time that passes, hold from the next request on', async () => {
    const [disabled, expired] = [await register.as('auditor@vn'), await register.as('auditor@vn')];
    const { owner } = register.database;
    const session = { expires_at: new Date(register.clock.now().getTime() + 300) };
    await owner.updateTable('access.session').set(session).where('account_id', '=', expired.accountId).execute();
    expect([(await disabled.get('/databases')).status, (await expired.get('/databases')).status]).toEqual([200, 200]);
    await owner.updateTable('account').set({ status: 'disabled' }).where('id', '=', disabled.accountId).execute();
    expect((await disabled.get('/databases')).status).toBe(401);
    while (register.clock.now() < session.expires_at) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await expired.get('/databases')).status).toBe(401);
  });
});

test('requests that wait together share one question, and none gets an answer to a question that was put before it came', async () => {
  const asked: ((snapshot: string) => void)[] = [];
  const moments = new Moments(() => new Promise((resolve) => asked.push(resolve)));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const first = moments.now();
  await turn();
  const [second, third] = [moments.now(), moments.now()];
  await turn();
  expect(asked).toHaveLength(1);
  asked[0]?.('10:10:');
  await turn();
  asked[1]?.('10:11:');
  expect(await Promise.all([first, second, third])).toEqual(['0/10:10:', '0/10:11:', '0/10:11:']);
  moments.reconnected();
  const later = moments.now();
  await turn();
  asked[2]?.('10:11:');
  expect([await later, asked.length]).toEqual(['1/10:11:', 3]);
});

test('a question that fails fails those who wait for it, and the next one is put', async () => {
  const answers = [Promise.reject(new Error('gone')), Promise.resolve('7:7:')];
  const moments = new Moments(() => answers.shift() ?? Promise.reject(new Error('too many')));
  await expect(moments.now()).rejects.toThrow('gone');
  expect(await moments.now()).toBe('0/7:7:');
});

test('a session is remembered in one state, until it ends, and forgotten in the next', () => {
  const memory = new Memory();
  const identity = { accountId: 'a', sessionId: 's', kind: 'job', name: '', language: 'vi', agencyId: 'vn', grants: [], actions: null } as const;
  expect(memory.of('one', 'secret', 0)).toBeUndefined();
  const kept = memory.keep('one', 'secret', identity, 100);
  memory.answer(kept, '/databases', '{}');
  expect(memory.of('one', 'secret', 99)?.answers.get('/databases')).toBe('{}');
  expect(memory.of('one', 'secret', 100)).toBeUndefined();
  expect(memory.of('one', 'another', 0)).toBeUndefined();
  memory.keep('two', 'late', identity, 100);
  expect(memory.of('one', 'late', 0)).toBeUndefined();
  expect([memory.of('two', 'secret', 0), memory.of('one', 'secret', 0)]).toEqual([undefined, undefined]);
});
