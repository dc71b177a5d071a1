import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';

describe.each(kinds)('the databases that tasks wait for on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-01T02:00:00Z');
    central = await register.as('central-steering@vn');
    const ministry = await register.as('ministry-steward@vn.g03/vn');
    for (const id of ['land', 'civil']) await ministry.send('POST', '/databases', { id, name: id, ownerId: 'g03', level: 'national' });
    await central.send('POST', '/programmes', { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'x', agencyId: 'vn' });
    const assign = (number: string, due: string, databases: string[]) =>
      central.send('POST', '/tasks', { programmeId: 'nq71', number, title: 'x', resultKind: 'database', agencyId: 'g03', due, databases });
    await assign('1', '2025-07-10', ['land']);
    await assign('2', '2025-07-10', ['land', 'civil']);
    await assign('3', '2025-12-31', ['civil']);
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('come with as many overdue tasks as the list shows', async () => {
    const { body } = await central.get<{ items: { id: string; overdue: number }[] }>('/tasks/waiting?asOf=2025-08-01');
    expect(body.items).toEqual([
      { id: 'land', name: 'land', owner: expect.any(String), stage: 'not-begun', overdue: 2 },
      { id: 'civil', name: 'civil', owner: expect.any(String), stage: 'not-begun', overdue: 1 },
    ]);
    for (const { id, overdue } of body.items)
      expect((await central.get<{ total: number }>(`/tasks?figure=overdue&database=${id}&asOf=2025-08-01`)).body.total).toBe(overdue);
    expect((await central.get<{ items: unknown[] }>('/tasks/waiting?asOf=2025-07-01')).body.items).toEqual([]);
  });
});
