import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Person, type TestRegister, testRegister } from '../../../../test/harness/register.ts';

interface Counts {
  due: number;
  left: number;
  overdue: number;
  done: number;
  hard: { due: number; left: number };
}
interface Plan {
  months: (Counts & { month: string })[];
  carriedOver: Counts;
  all: Counts;
}
interface Agencies {
  total: number;
  items: { agency: { id: string }; all: Counts; months: { month: string; left: number }[]; load: Record<string, number> }[];
}

describe.each(kinds)('the plan of a year on the %s database', (kind) => {
  let register: TestRegister;
  let central: Person;
  let ministry: Person;
  const programme = { id: 'nq71', kind: 'resolution', number: '71/NQ-CP', name: 'Nghị quyết 71', agencyId: 'vn' };
  const assigned: [string, string, string][] = [
    ['2025-07-31', 'easy', 'g03'],
    ['2025-08-15', 'hard', 'g03'],
    ['2025-08-20', 'medium', 'g03'],
    ['2025-12-31', 'easy', 'g04'],
    ['2026-01-15', 'hard', 'g04'],
  ];
  beforeAll(async () => {
    register = await testRegister(kind, '2025-07-01T02:00:00Z');
    central = await register.as('central-steering@vn');
    ministry = await register.as('ministry-steward@vn.g03/vn');
    await central.send('POST', '/programmes', programme);
    for (const [index, [due, difficulty, agencyId]] of assigned.entries()) {
      const told = { programmeId: 'nq71', number: `${index}`, title: 'x', resultKind: 'other', due, difficulty, agencyId };
      const { status } = await central.send('POST', '/tasks', { ...told, coordinating: agencyId === 'g03' ? ['g04'] : [] });
      expect(status).toBe(201);
    }
    const { body } = await ministry.get<{ items: { id: number; version: number }[] }>('/tasks?month=2025-08&difficulty=hard');
    const [task] = body.items;
    await ministry.send('POST', `/tasks/${task?.id}/actions`, { action: 'accept', version: task?.version });
  });
  afterAll(() => register?.[Symbol.asyncDispose]());
  const plan = async (who: Person, query: string) => (await who.get<Plan>(`/tasks/plan?${query}`)).body;
  const agencies = async (who: Person, query: string) => (await who.get<Agencies>(`/tasks/plan/agencies?${query}`)).body;

  test('counts what is due in each month, hard ones apart, and what is left for the year', async () => {
    const { months, all, carriedOver } = await plan(central, 'asOf=2025-08-10');
    expect(months.map(({ due }) => due)).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 1]);
    expect(months[6]).toMatchObject({ month: '2025-07', overdue: 1, left: 1, hard: { due: 0 } });
    expect(months[7]).toMatchObject({ overdue: 0, left: 2, hard: { due: 1, left: 1 } });
    expect(all).toMatchObject({ due: 4, left: 4, overdue: 1, done: 0, hard: { due: 1 } });
    expect(carriedOver.left).toBe(0);
    expect(await plan(central, 'asOf=2026-01-05&year=2026')).toMatchObject({ carriedOver: { left: 4, overdue: 4 }, all: { left: 5, due: 5 } });
  });

  test('tells the load of each agency, and its lists are as long as the plan says', async () => {
    const { items, total } = await agencies(central, 'asOf=2025-08-10');
    expect(total).toBe(2);
    expect(items.map(({ agency }) => agency.id)).toEqual(['g03', 'g04']);
    expect(items[0]).toMatchObject({ all: { due: 3, left: 3, overdue: 1 }, load: { weight: 6, people: 1, unassigned: 2, helps: 0 } });
    expect(items[1]).toMatchObject({ months: [{ month: '2025-12', left: 1 }], load: { weight: 1, people: 0, unassigned: 1, helps: 3 } });
    const list = await central.get<{ total: number }>('/tasks?asOf=2025-08-10&lead=g03&month=2025-08&figure=open');
    expect(list.body.total).toBe(items[0]?.months.find(({ month }) => month === '2025-08')?.left);
    expect((await agencies(central, 'asOf=2025-08-10&pageSize=1&page=2')).items.map(({ agency }) => agency.id)).toEqual(['g04']);
  });

  test('shows each what is in their reach alone', async () => {
    expect((await plan(ministry, 'asOf=2025-08-10')).all.due).toBe(3);
    expect((await agencies(ministry, 'asOf=2025-08-10')).items.map(({ agency }) => agency.id)).toEqual(['g03']);
    const commune = await register.as('commune-official@vn.p38.c14758');
    expect((await plan(commune, 'asOf=2025-08-10')).all.due).toBe(0);
    expect(await agencies(commune, 'asOf=2025-08-10')).toMatchObject({ items: [], total: 0 });
  });
});
