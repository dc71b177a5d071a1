import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { sweep } from './sweep.ts';

interface Told {
  id: number;
  kind: string;
  thing: { id: number; title: string | null };
  due: string;
  days: number;
  to: string;
  current: boolean;
  workingDaysLeft: number | null;
  readAt: string | null;
}
interface Made {
  id: number;
  version: number;
}

describe.each(kinds)('reminders on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  let ministry: Person;
  let office: Person;
  let commune: Person;
  let numbers = 0;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-08-04T02:00:00Z');
    central = await register.as('central-steering@vn');
    ministry = await register.as('ministry-steward@vn.g03/vn');
    office = await register.as('province-data-office@vn.p38');
    commune = await register.as('commune-official@vn.p38.c14758');
    const programme = { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' };
    await central.send('POST', '/programmes', programme);
    await office.send('POST', '/programmes', { ...programme, id: 'kh38', number: '38/KH', agencyId: 'p38' });
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const assign = async (due: string, told: object = {}, who = central): Promise<Made> => {
    numbers += 1;
    const task = { programmeId: 'nq71', number: String(numbers), title: 'Xây dựng cơ sở dữ liệu đất đai', resultKind: 'database', agencyId: 'g03' };
    const { status, body } = await who.send<Made>('POST', '/tasks', { ...task, due, ...told });
    expect(status).toBe(201);
    return body;
  };
  const act = async (who: Person, task: Made, step: object) => {
    const { body } = await who.get<Made>(`/tasks/${task.id}`);
    expect((await who.send('POST', `/tasks/${task.id}/actions`, { version: body.version, ...step })).status).toBe(200);
  };
  /** What was told since the last time, by whom it was read, as `receiver days`. */
  const on = async (day: string, who: Person, { id }: Made, of = 'task') => {
    await register.clock.moveTo(`${day}T02:00:00Z`);
    await Promise.all([sweep(register, none), sweep(register, none)]);
    const { body } = await who.get<{ items: Told[] }>('/notifications?unread=true');
    await who.send('POST', '/notifications/read', {});
    return body.items.filter((told) => told.kind === of && told.thing.id === id).map(({ to, days }) => `${to} ${days}`);
  };
  const none = async () => undefined;

  test('go to the accountable person before and at due, and up from level to level after it', async () => {
    const task = await assign('2025-09-15');
    await act(ministry, task, { action: 'accept' });
    const told: Record<string, string[]> = {};
    for (const day of ['2025-08-27', '2025-08-28', '2025-09-09', '2025-09-10', '2025-09-15', '2025-09-16', '2025-09-22', '2025-09-29', '2025-10-20'])
      told[day] = [...(await on(day, ministry, task)), ...(await on(day, central, task)).map((to) => `centre: ${to}`)];
    // The holiday of 1 and 2 September does not count.
    expect(told).toEqual({
      ...{ '2025-08-27': [], '2025-08-28': ['person -10'], '2025-09-09': [], '2025-09-10': ['person -3'], '2025-09-15': ['person 0'] },
      ...{ '2025-09-16': ['agency 1'], '2025-09-22': ['above 5'], '2025-09-29': ['centre: steering 10'], '2025-10-20': [] },
    });
    const { body } = await central.get<{ items: { verb: string; details: { to: string } }[] }>(`/tasks/${task.id}/history`);
    expect(body.items.filter(({ verb }) => verb === 'escalate').map(({ details }) => details.to)).toEqual(['steering', 'above', 'agency']);
  });

  test('nobody is woken before eight, and nothing is told twice when the clock goes back', async () => {
    await register.clock.moveTo('2025-10-20T02:00:00Z');
    const task = await assign('2025-10-23');
    await register.clock.moveTo('2025-10-23T00:30:00Z');
    await sweep(register, none);
    const seen = async () => (await ministry.get<{ items: Told[] }>('/notifications')).body.items.filter(({ thing }) => thing.id === task.id);
    expect((await seen()).map(({ days }) => days)).toEqual([-3]);
    expect(await on('2025-10-23', ministry, task)).toEqual(['person 0', 'person -3']);
    expect(await on('2025-10-21', ministry, task)).toEqual([]);
    expect(await on('2025-10-23', ministry, task)).toEqual([]);
  });

  test('after days without a clock each receiver is told once, and what was passed over is kept as superseded', async () => {
    await register.clock.moveTo('2025-11-03T02:00:00Z');
    const task = await assign('2025-11-20');
    await act(ministry, task, { action: 'accept' });
    expect(await on('2025-12-31', ministry, task)).toEqual(['above 5', 'agency 1', 'person 0']);
    const { body } = await ministry.get<{ items: { days: number; state: string }[] }>(`/reminders?kind=task&thing=${task.id}`);
    expect(body.items.filter(({ state }) => state === 'superseded').map(({ days }) => days)).toEqual([-3, -10]);
  });

  test('a granted extension begins anew, and what was told of the old day is no longer current', async () => {
    await register.clock.moveTo('2026-03-02T02:00:00Z');
    const task = await assign('2026-03-05');
    await act(ministry, task, { action: 'accept' });
    await on('2026-03-05', ministry, task);
    await act(ministry, task, { action: 'ask-extension', due: '2026-04-10', reason: 'Chờ nghị định' });
    await act(central, task, { action: 'grant-extension' });
    expect(await on('2026-03-10', ministry, task)).toEqual([]);
    expect(await on('2026-04-07', ministry, task)).toEqual(['person -3']);
    const { body } = await ministry.get<{ items: Told[] }>('/notifications');
    const own = body.items.filter(({ thing }) => thing.id === task.id);
    expect(own.map(({ due, current }) => `${due} ${current}`)).toEqual(['2026-04-10 true', '2026-03-05 false']);
    await act(ministry, task, { action: 'report', evidence: ['12/QĐ'] });
    expect(await on('2026-04-30', ministry, task)).toEqual([]);
    await act(central, task, { action: 'return', reason: 'Thiếu biên bản' });
    expect(await on('2026-05-04', ministry, task)).toEqual(['above 5', 'agency 1', 'person 0']);
  });

  test('of a province’s own programme the province steers, and where nobody is the level above is told', async () => {
    await register.clock.moveTo('2026-06-01T02:00:00Z');
    const told = { programmeId: 'kh38', resultKind: 'other' };
    const task = await assign('2026-06-10', { ...told, agencyId: 'c14758' }, office);
    const lonely = await assign('2026-06-10', { ...told, agencyId: 'c14797' }, office);
    expect(await on('2026-06-10', commune, task)).toEqual(['person 0']);
    expect(await on('2026-06-11', commune, task)).toEqual(['agency 1']);
    expect(await on('2026-06-24', office, task)).toEqual(['steering 10', 'above 5']);
    const { body } = await office.get<{ items: Told[] }>('/notifications');
    const own = body.items.filter(({ thing }) => thing.id === lonely.id).map(({ to, days }) => `${to} ${days}`);
    expect(own).toEqual(['steering 10', 'above 5', 'agency 1', 'person 0']);
    expect((await central.get<{ items: Told[] }>('/notifications')).body.items.filter(({ thing }) => thing.id === task.id)).toEqual([]);
  });

  test('the head that an agency has named is told in place of everybody there', async () => {
    await register.clock.moveTo('2026-07-01T02:00:00Z');
    const administrator = await register.as('administrator@vn');
    const head = await register.as('ministry-steward@vn.g05/vn');
    const other = await register.as('ministry-steward@vn.g05/vn');
    expect((await other.send('PUT', '/agencies/g05/head', { personId: other.accountId })).status).toBe(403);
    expect((await administrator.send('PUT', '/agencies/g05/head', { personId: head.accountId })).body).toMatchObject({
      person: { id: head.accountId },
    });
    const task = await assign('2026-07-03', { agencyId: 'g05' });
    expect([await on('2026-07-06', head, task), await on('2026-07-06', other, task)]).toEqual([['agency 1', 'person 0'], []]);
    expect((await other.get('/agencies/g05/head')).body).toMatchObject({ person: { id: head.accountId } });
    const named = { agency: { id: 'g05' }, person: { id: head.accountId } };
    expect((await other.get('/agency-heads')).body).toMatchObject({ items: [{ ...named, mayName: false }] });
    expect((await administrator.get('/agency-heads')).body).toMatchObject({ items: [{ ...named, mayName: true }] });
  });

  test('obstacles go up by themselves when their time is over, once a level, and their history says so', async () => {
    await register.clock.moveTo('2026-08-03T02:00:00Z');
    const raised = (await commune.send<Made>('POST', '/obstacles', { kind: 'facilities', title: 'Vùng lõm sóng', agencyId: 'c14758' })).body;
    expect(await on('2026-08-12', office, raised, 'obstacle')).toEqual(['agency -3']);
    expect(await on('2026-08-17', central, raised, 'obstacle')).toEqual([]);
    expect([await on('2026-08-18', central, raised, 'obstacle'), await on('2026-08-18', commune, raised, 'obstacle')]).toEqual([['up 1'], ['up 1']]);
    const read = async () => (await commune.get<Record<string, unknown>>(`/obstacles/${raised.id}`)).body;
    expect(await read()).toMatchObject({ state: 'escalated', level: 1, owner: { id: 'vn' }, answerDue: '2026-09-03' });
    expect(await on('2026-08-31', central, raised, 'obstacle')).toEqual(['agency -3']);
    // Nobody is above the centre.
    expect(await on('2026-09-30', central, raised, 'obstacle')).toEqual(['up 1']);
    expect(await read()).toMatchObject({ level: 1, owner: { id: 'vn' }, answerDue: '2026-09-03' });
    const { body } = await commune.get<{ items: { verb: string; by: null }[] }>(`/obstacles/${raised.id}/history`);
    expect(body.items.map(({ verb, by }) => `${verb} ${by === null}`)).toEqual(['escalate true', 'raise false']);
  });

  test('rules are set in general and for a programme, by who may, and misfits are refused', async () => {
    await register.clock.moveTo('2026-10-01T02:00:00Z');
    const rules = [{ days: -5, to: 'agency' }];
    const put = (who: Person, of: string, body: object) => who.send<{ version: number; code?: string }>('PUT', `/reminder-rules/${of}`, body);
    expect((await put(office, 'task', { rules, version: 0 })).body.code).toBe('NOT_ALLOWED');
    expect((await put(commune, 'task', { rules, version: 0, programme: 'kh38' })).status).toBe(403);
    expect((await put(central, 'task', { rules: [{ days: 3, to: 'up' }], version: 0 })).body.code).toBe('REQUEST_INVALID');
    expect((await put(central, 'case', { rules, version: 0, programme: 'nq71' })).body.code).toBe('REQUEST_INVALID');
    expect((await put(office, 'task', { rules, version: 0, programme: 'kh38' })).body).toMatchObject({ rules, isDefault: false, version: 1 });
    expect((await put(office, 'task', { rules, version: 0, programme: 'kh38' })).body.code).toBe('CHANGED_MEANWHILE');
    const task = await assign('2026-10-20', { programmeId: 'kh38', agencyId: 'c14758' }, office);
    expect(await on('2026-10-13', commune, task)).toEqual(['agency -5']);
    expect((await put(office, 'task', { rules: null, version: 1, programme: 'kh38' })).body).toMatchObject({ isDefault: true, version: 0 });
    const { body } = await office.get<{ items: { kind: string; rules: object[] }[] }>('/reminder-rules?programme=kh38');
    expect(body.items.map((each) => `${each.kind} ${each.rules.length}`)).toEqual(['task 6', 'obstacle 2', 'case 4']);
  });

  test('an inbox is its owner’s, also by SQL', async () => {
    const sql = (who: Person, statement: string) => asServerRole<{ id: number }>(register, who.secret, statement);
    const stranger = await register.as('ministry-steward@vn.g07/vn');
    expect((await stranger.get('/notifications')).body).toMatchObject({ items: [], unread: 0 });
    expect(await sql(stranger, 'select id from notification')).toEqual([]);
    expect(await sql(stranger, 'select id from reminder')).toEqual([]);
    expect(await sql(stranger, 'update notification set read_at = now() returning id')).toEqual([]);
    await expect(sql(stranger, `update notification set account_id = '${stranger.accountId}'`)).rejects.toThrow(/permission denied/);
    await expect(sql(stranger, `select access.receivers('vn', 'vn', 'task.read', '2026-01-01')`)).rejects.toThrow(/permission denied/);
    const general = `insert into reminder_rules (kind, rules, agency, territory)`;
    await expect(sql(office, `${general} values ('task', '[]', 'vn', 'vn')`)).rejects.toThrow(/row-level security/);
    await expect(sql(office, `${general} values ('task', '[]', 'vn.p38', 'vn.p38')`)).rejects.toThrow(/row-level security/);
  });
});
