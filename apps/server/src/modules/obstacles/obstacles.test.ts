import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

interface Shown {
  id: number;
  version: number;
  state: string;
  owner: { id: string };
  answerDue: string;
  level: number;
  code?: string;
}

describe.each(kinds)('obstacles on the %s database', (kind) => {
  let register: TestRegister;
  let commune: Person;
  let office: Person;
  let central: Person;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-01T02:00:00Z');
    commune = await register.as('commune-official@vn.p38.c14758');
    office = await register.as('province-data-office@vn.p38');
    central = await register.as('central-steering@vn');
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const raise = async (title: string) => (await commune.send<Shown>('POST', '/obstacles', { kind: 'facilities', title, agencyId: 'c14758' })).body;
  const act = (who: Person, { id, version }: Shown, step: object) => who.send<Shown>('POST', `/obstacles/${id}/actions`, { version, ...step });

  test('are raised by the unit, solved by who is above, and what was solved helps again', async () => {
    const first = await raise('Thiếu máy tính tại trung tâm phục vụ hành chính công xã');
    expect(first).toMatchObject({ state: 'raised', owner: { id: 'p38' }, answerDue: '2025-07-15', actions: ['withdraw'] });
    expect((await act(commune, first, { action: 'solve', solution: 'x' })).body.code).toBe('NOT_ALLOWED');
    expect((await act(office, first, { action: 'solve' })).body.code).toBe('REQUEST_INVALID');
    const solved = await act(office, first, { action: 'solve', solution: 'Điều chuyển 12 máy từ huyện cũ' });
    expect(solved.body).toMatchObject({ state: 'solved', solvedOn: '2025-07-01' });
    const second = await raise('Xã còn thiếu máy tính');
    const { body } = await office.get<{ items: Shown[] }>(`/obstacles/${second.id}/similar`);
    expect(body.items.map(({ id }) => id)).toEqual([first.id]);
    const like = async (text: string) =>
      (await commune.get<{ items: Shown[] }>(`/obstacles/similar?text=${encodeURIComponent(text)}`)).body.items.map(({ id }) => id);
    expect([await like('thiếu máy tính'), await like('sóng di động')]).toEqual([[first.id], []]);
    const again = await act(office, second, { action: 'solve', reuse: first.id });
    expect(again.body).toMatchObject({ solution: 'Điều chuyển 12 máy từ huyện cũ', reusedFrom: first.id });
    const reopened = await act(commune, again.body, { action: 'reopen', reason: 'Máy chưa tới' });
    expect(reopened.body).toMatchObject({ state: 'reopened', solvedOn: null });
    expect((await office.get('/obstacles/summary?asOf=2025-07-01')).body).toMatchObject({ total: { raised: 2, solved: 1, left: 1 } });
  });

  test('go up a level when their time to answer is over, and not before', async () => {
    const raised = await raise('Vùng lõm sóng');
    expect((await act(commune, raised, { action: 'escalate', reason: 'x' })).body.code).toBe('STATE_FORBIDS');
    await register.clock.moveTo('2025-07-16T02:00:00Z');
    const up = await act(commune, raised, { action: 'escalate', reason: 'Quá hạn trả lời' });
    expect(up.body).toMatchObject({ state: 'escalated', level: 1, owner: { id: 'vn' }, answerDue: '2025-07-30' });
    expect((await act(office, up.body, { action: 'solve', solution: 'x' })).status).toBe(403);
    expect((await act(central, up.body, { action: 'solve', solution: 'Phủ sóng theo Chương trình viễn thông công ích' })).body.state).toBe('solved');
    await register.clock.moveTo('2025-07-01T02:00:00Z');
  });

  test('are hidden from beside, and SQL does no more than the service', async () => {
    const raised = await raise('Kho giấy tờ cũ');
    const beside = await register.as('province-data-office@vn.p01');
    expect((await beside.get(`/obstacles/${raised.id}`)).status).toBe(404);
    const sql = (who: string, statement: string) => asServerRole(register, who, statement);
    expect(await sql(beside.secret, 'select id from obstacle')).toEqual([]);
    expect(await sql('sgs_forged', 'select id from obstacle')).toEqual([]);
    await expect(
      sql(commune.secret, `update obstacle set state = 'solved', solution = 'x', solved_on = '2025-07-01' where id = ${raised.id}`),
    ).rejects.toThrow(/row-level security/);
    await expect(sql(commune.secret, `update obstacle set title = 'x' where id = ${raised.id}`)).rejects.toThrow(/permission denied/);
    await expect(
      sql(commune.secret, `update obstacle set state = 'escalated', owner = 'vn', owner_agency_id = 'vn', level = 0 where id = ${raised.id}`),
    ).rejects.toThrow(/upwards/);
    expect((await commune.send('POST', '/obstacles', { kind: 'data', title: 'x', agencyId: 'p38' })).status).toBe(403);
  });
});
