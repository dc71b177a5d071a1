import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSurvey } from '../../../test/harness/loaded-survey.ts';
import { kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { schoolsFolder } from '../../../test/harness/surveyed-schools.ts';

interface Found {
  databases: { id: string; name: string; owner: string }[];
  attributes: { id: string }[];
  tasks: { id: number; number: string; title: string }[];
  cases: { id: number; table: string; unit: string }[];
}

describe.each(kinds)('search on the %s database', (kind) => {
  let register: TestRegister;
  let province: Person;
  beforeAll(async () => {
    register = await testRegister(kind);
    province = await register.as('province-data-office@vn.p38');
    const schools = { id: 'schools', name: 'Cơ sở dữ liệu trường học', ownerId: 'p38', level: 'provincial' };
    expect((await province.send('POST', '/databases', schools)).status).toBe(201);
    const { folder, survey } = await schoolsFolder();
    await survey([1, 2, 3, 4, 5, 6], '2025-10-01T01:00:00Z');
    await loadSurvey(register, folder);
    const programme = { id: 'kh1', kind: 'plan', number: '15/KH-UBND', name: 'Kế hoạch 15', agencyId: 'p38' };
    expect((await province.send('POST', '/programmes', programme)).status).toBe(201);
    const task = {
      programmeId: 'kh1',
      number: '7',
      title: 'Làm sạch dữ liệu trường học',
      resultKind: 'database',
      agencyId: 'p38',
      due: '2025-12-31',
    };
    expect((await province.send('POST', '/tasks', task)).status).toBe(201);
  }, 300_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  const find = async (who: Person, text: string): Promise<Found> => (await who.get<Found>(`/search?text=${encodeURIComponent(text)}`)).body;

  test('finds databases, tasks and cases by a few letters, with or without accents', async () => {
    expect(await find(province, 'truong hoc')).toMatchObject({ databases: [{ id: 'schools' }], tasks: [{ number: '7' }] });
    expect((await find(province, 'TRƯỜNG học')).databases).toHaveLength(1);
    const { cases } = await find(province, 'schools');
    expect(cases).toHaveLength(3);
    expect(cases[0]).toMatchObject({ table: 'schools' });
    const id = cases[0]?.id ?? 0;
    expect((await find(province, `#${id}`.padStart(2, '0'))).cases).toMatchObject([{ id }]);
    expect((await find(province, 'không có gì như thế')).tasks).toEqual([]);
  });

  test.each([
    ['auditor@vn.p01', { databases: 1, tasks: 0, cases: 0 }],
    ['commune-official@vn.p38.c14758', { databases: 1, tasks: 0, cases: 1 }],
    ['administrator@vn', { databases: 1, tasks: 0, cases: 0 }],
    ['ministry-steward@vn.g03/vn', { databases: 1, tasks: 0, cases: 0 }],
  ])('shows %s no more than the lists do', async (role, expected) => {
    const who = await register.as(role);
    const found = await find(who, 'schools');
    const task = await find(who, 'làm sạch dữ liệu');
    expect({ databases: found.databases.length, tasks: task.tasks.length, cases: found.cases.length }).toEqual(expected);
  });

  test('finds nothing for a letter alone, and nobody who is not signed in', async () => {
    expect((await province.get('/search?text=a')).status).toBe(400);
    expect((await register.app.inject('/api/v1/search?text=schools')).statusCode).toBe(401);
  });
});
