import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Person, type TestRegister, testRegister } from '../../test/harness/register.ts';
import { Moments, type Told } from '../database/moments.ts';
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

const told = (snapshot: string, written: string[] | null = [], process = 1): Told => ({ snapshot, process, written });

test('requests that wait together share one question, and none gets an answer to a question that was put before it came', async () => {
  const asked: { since: string | null; answer: (told: Told) => void }[] = [];
  const moments = new Moments((since) => new Promise((answer) => asked.push({ since, answer })));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const first = moments.now();
  await turn();
  const [second, third] = [moments.now(), moments.now()];
  await turn();
  expect(asked).toHaveLength(1);
  asked[0]?.answer(told('10:10:', null));
  await turn();
  asked[1]?.answer(told('10:11:', ['task']));
  expect(await Promise.all([first, second, third])).toEqual([1, 2, 2]);
  expect(asked.map(({ since }) => since)).toEqual([null, '10:10:']);
});

test('what is written ends what was read from it before, and nothing else does; of another connection everything is new', async () => {
  const answers = [
    told('1:1:', null),
    told('1:2:', ['task']),
    told('1:2:', ['task']),
    told('1:3:', ['account']),
    told('1:3:', [], 2),
    told('1:4:', null, 2),
  ];
  const moments = new Moments(async () => answers.shift() ?? told(''));
  const hold = (moment: number) => [['task'], ['account'], ['task', 'account'], []].map((tables) => moments.hold(moment, tables));
  expect([await moments.now(), hold(1), hold(0)]).toEqual([1, [true, true, true, true], [false, false, false, false]]);
  expect([await moments.now(), hold(1), hold(2)]).toEqual([2, [false, true, false, true], [true, true, true, true]]);
  expect([await moments.now(), hold(2)]).toEqual([2, [true, true, true, true]]);
  expect([await moments.now(), hold(1), hold(2)]).toEqual([3, [false, false, false, true], [true, false, false, true]]);
  expect([await moments.now(), hold(3)]).toEqual([4, [false, false, false, false]]);
  expect([await moments.now(), hold(4), hold(5)]).toEqual([5, [false, false, false, false], [true, true, true, true]]);
});

test('a question that fails fails those who wait for it, and the next one is put', async () => {
  const answers = [Promise.reject(new Error('gone')), Promise.resolve(told('7:7:', null))];
  const moments = new Moments(() => answers.shift() ?? Promise.reject(new Error('too many')));
  await expect(moments.now()).rejects.toThrow('gone');
  expect(await moments.now()).toBe(1);
});

const identity = { accountId: 'a', sessionId: 's', kind: 'job', name: '', language: 'vi', agencyId: 'vn', grants: [], actions: null } as const;

test('a session is remembered on one day, until it ends; its answers as long as what they were read from, and whoever it is, stay as they were', () => {
  let written: string[] = [];
  const memory = new Memory({ hold: (_moment, tables) => !tables.some((table) => written.includes(table)) });
  const [when, held] = [
    { moment: 1, day: 'today', now: 0 },
    { identity, until: 100 },
  ];
  expect(memory.of('secret', when)).toBeUndefined();
  const kept = memory.keep('secret', when, held, ['account']);
  memory.answer(kept, '/databases', Buffer.from('{}'), { moment: 1, tables: ['database'] });
  expect([memory.answerOf(kept, '/databases')?.toString(), memory.answerOf(kept, '/tasks')]).toEqual(['{}', undefined]);
  expect([memory.of('secret', { ...when, now: 99 }), memory.of('secret', { ...when, now: 100 })]).toEqual([kept, undefined]);
  expect([memory.of('another', when), memory.of('secret', { ...when, day: 'tomorrow' })]).toEqual([undefined, undefined]);
  written = ['database'];
  expect([memory.of('secret', when), memory.answerOf(kept, '/databases')]).toEqual([kept, undefined]);
  written = ['account'];
  expect(memory.of('secret', when)).toBeUndefined();
  expect(memory.keep('secret', { ...when, moment: 2 }, held, ['account'])).toBe(kept);
  expect(memory.answerOf(kept, '/databases')?.toString()).toBe('{}');
  expect(
    memory.keep('secret', { ...when, moment: 3 }, { ...held, identity: { ...identity, actions: ['case.read'] } }, ['account']).answers.size,
  ).toBe(0);
});

test('answers take no more room than they may: whoever came first is forgotten', () => {
  const memory = new Memory({ hold: () => true });
  const when = { moment: 1, day: 'today', now: 0 };
  const large = Buffer.alloc(10 * 1024 * 1024);
  const keep = (secret: string) => {
    const kept = memory.keep(secret, when, { identity, until: 100 }, []);
    memory.answer(kept, '/a', large, { moment: 1, tables: [] });
    return kept;
  };
  const first = keep('1');
  memory.answer(first, '/a', large, { moment: 1, tables: [] });
  for (const secret of ['2', '3', '4']) keep(secret);
  expect(['1', '2', '3', '4'].map((secret) => memory.of(secret, when) !== undefined)).toEqual([false, true, true, true]);
  memory.answer(first, '/b', large, { moment: 1, tables: [] });
  expect(memory.of('2', when)).toBeDefined();
});
