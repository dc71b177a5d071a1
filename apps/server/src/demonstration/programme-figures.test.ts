import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeProgramme } from '@sogoc/demo';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, type Person, type TestRegister, testRegister } from '../../test/harness/register.ts';
import { communeReadiness, wrongInAnswers } from '../modules/readiness/index.ts';
import { momentOf } from '../modules/reminders/index.ts';
import { loadKeyFigures } from './load-key-figures.ts';
import { loadObstacles } from './load-obstacles.ts';
import { loadProgramme } from './load-programme.ts';
import { loadReadiness } from './load-readiness.ts';
import { loadTasks } from './load-tasks.ts';
import { remindInThePast } from './past-reminders.ts';

type Counts = Record<string, number> & { id: string };
interface Summary {
  total: Counts;
  byProgramme: Counts[];
  byAgency: Counts[];
}

describe.each(kinds)('the programme of the demonstration on the %s database', (kind) => {
  let folder: string;
  let register: TestRegister;
  let central: Person;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sogoc-programme-'));
    await writeProgramme(join(folder, 'programme'), 7, [], '2025-10-01');
    register = await testRegister(kind, '2025-10-01T01:00:00Z');
    central = await register.as('central-steering@vn');
    for (const _again of [1, 2]) {
      const databases = await loadProgramme(register.database, folder);
      await loadTasks(register.database, folder);
      await loadObstacles(register.database, folder);
      await loadReadiness(register.database, folder);
      await loadKeyFigures(register.database, folder, databases);
      await remindInThePast(register);
    }
  });
  afterAll(async () => {
    await register?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('652 tasks: 90 and 136 done, 34 overdue, 27 at risk, all from their histories', async () => {
    const { body } = await central.get<Summary>('/tasks/summary?asOf=2025-10-01');
    expect(body.total).toMatchObject({ given: 652, overdue: 34, 'at-risk': 27 });
    const [committee, resolution] = body.byProgramme;
    expect(resolution).toMatchObject({ id: 'nq71', given: 330, done: 90, 'done-on-time': 65, 'done-late': 25, overdue: 4 });
    expect(committee).toMatchObject({ id: 'bcd', given: 322, done: 136, overdue: 30 });
    expect(body.byAgency.reduce((sum, { given = 0 }) => sum + given, 0)).toBe(652);
    const list = await central.get<{ total: number; items: { due: string }[] }>('/tasks?asOf=2025-10-01&figure=at-risk&limit=100');
    expect(list.body.total).toBe(27);
    expect(list.body.items.every(({ due }) => due >= '2025-10-01' && due <= '2025-10-31')).toBe(true);
  });

  test('what the province assigns to its communes counts with the province, and with the centre where it asks for it', async () => {
    const given = async (person: Person, query = '') => (await person.get<Summary>(`/tasks/summary?asOf=2025-10-01${query}`)).body.total.given;
    const province = await register.as('province-data-office@vn.p38');
    const own = await given(province);
    expect(own).toBeGreaterThan(498);
    expect([await given(central, '&agency=p38'), await given(central, '&programme=kh-p38'), await given(central, '&below=true')]).toEqual([
      own,
      498,
      652 + 498,
    ]);
    expect(await given(await register.as('commune-official@vn.p38.c14758'))).toBe(3);
    expect((await central.get<{ total: number }>('/tasks?agency=vn')).body.total).toBe(652);
    expect((await central.get<{ total: number }>('/tasks?search=tap+huan+su+dung&limit=1')).body.total).toBe(166);
  });

  test.each([
    ['ministry-steward@vn.g03/vn', 'assigned', 'accept', ''],
    ['ministry-steward@vn.g03/vn', 'in-progress', 'report', ''],
    ['ministry-steward@vn.g03/vn', 'in-progress', 'ask-extension', ''],
    ['central-steering@vn', 'reported', 'verify', ''],
    ['central-steering@vn', 'reported', 'return', ''],
    ['commune-official@vn.p38.c14758', 'assigned', 'accept', ''],
    ['province-data-office@vn.p38', 'reported', 'verify', '&programme=kh-p38'],
    ['province-data-office@vn.p38', 'reported', 'return', '&programme=kh-p38'],
  ])('%s finds a task that is %s and can %s it', async (role, state, action, more) => {
    const person = await register.as(role);
    const { body } = await person.get<{ items: { actions: string[] }[] }>(`/tasks?state=${state}&limit=100${more}`);
    expect(body.items.some(({ actions }) => actions.includes(action))).toBe(true);
  });

  test('the plan of the year holds all 652: 27 of those due in October are at risk, and 34 are overdue', async () => {
    const { body } = await central.get<{ months: Counts[]; all: Counts }>('/tasks/plan?asOf=2025-10-01');
    expect(body.months[9]?.atRisk).toBe(27);
    const next = await central.get<{ months: Counts[] }>('/tasks/plan?asOf=2025-10-01&year=2026');
    const nextYear = next.body.months.reduce((sum, { due = 0 }) => sum + due, 0);
    expect([body.all.overdue, body.all.done, (body.all.due ?? 0) + nextYear]).toEqual([34, 226, 652]);
  });

  test('the figures of an earlier day are what is known of it now', async () => {
    const [before, review] = await Promise.all(
      ['2025-08-01', '2025-10-01'].map(async (day) => (await central.get<Summary>(`/tasks/summary?asOf=${day}`)).body.total),
    );
    const came = (await central.get<{ total: number }>('/tasks?state=assigned&limit=1')).body.total;
    expect(before?.given).toBe(652 - came);
    expect(before?.done).toBeLessThan(review?.done ?? 0);
    expect(before?.['not-recorded']).toBeGreaterThan(0);
  });

  test('105 databases: 31 formed, 36 deploying, 38 late', async () => {
    const count = async (stage: string) => (await central.get<{ total: number }>(`/databases?level=central&stage=${stage}`)).body.total;
    expect([await count('formed'), await count('deploying'), await count('late')]).toEqual([31, 36, 38]);
    const { body } = await central.get('/databases/summary?level=central');
    expect(body).toMatchObject({ total: 105, byStage: { formed: 31, deploying: 36, late: 38 } });
  });

  test('26 obstacles raised, 17 solved, 9 left', async () => {
    const { body } = await central.get('/obstacles/summary?asOf=2025-10-01');
    expect(body).toMatchObject({ total: { raised: 26, solved: 17, left: 9 } });
    expect((await central.get<{ total: number }>('/obstacles?state=open')).body.total).toBe(9);
    for (const [figure, total] of Object.entries({ raised: 26, solved: 17, left: 9 }))
      expect((await central.get(`/obstacles?figure=${figure}&asOf=2025-10-01`)).body).toMatchObject({ total });
  });

  test('what is left of obstacles is to be answered later than the opening day', async () => {
    const { body } = await central.get<{ items: { answerDue: string }[] }>('/obstacles?state=open');
    expect(body.items.filter(({ answerDue }) => answerDue <= '2025-10-01')).toEqual([]);
  });

  test('reminders of the past were told on their day and read; only those of the opening day are new', async () => {
    const told: { due: string; days: number; readAt: string | null; madeAt: string }[] = [];
    let cursor = '';
    do {
      const { body } = await central.get<{ items: typeof told; next: string | null }>(`/notifications?limit=200${cursor}`);
      told.push(...body.items);
      cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : '';
    } while (cursor);
    expect(told.length).toBeGreaterThan(100);
    for (const { due, days, readAt, madeAt } of told) {
      expect(madeAt.slice(0, 10)).toBe(momentOf(due, days));
      expect(readAt === null).toBe(madeAt >= '2025-10-01');
    }
    const overdue = await central.get<{ items: { id: number }[] }>('/tasks?figure=overdue&limit=1');
    const history = await central.get<{ items: { at: string }[] }>(`/tasks/${overdue.body.items[0]?.id}/history`);
    expect(history.body.items.filter(({ at }) => at > '2025-10-01T01:00:00.000Z')).toEqual([]);
    const days = history.body.items.map(({ at }) => at);
    expect(days).toEqual(days.toSorted().reverse());
  });

  test('readiness: of 166 communes 32 lack specialised staff, 61 have a borrowed firewall, 43 an expired licence, all a security level', async () => {
    const { body } = await central.get<{ items: { id: number; asked: number; submitted: number }[] }>('/readiness/rounds');
    expect(body.items).toMatchObject([
      { asked: 166, submitted: 166 },
      { asked: 166, submitted: 157 },
    ]);
    const gaps = await central.get<{ byGap: { id: string; units: number }[] }>(`/readiness/rounds/${body.items[0]?.id}/gaps?asOf=2025-10-01`);
    expect(Object.fromEntries(gaps.body.byGap.map(({ id, units }) => [id, units]))).toMatchObject({
      ...{ 'no-specialised-staff': 32, 'borrowed-firewall': 61, 'licence-expired': 43, 'no-security-level': 0 },
    });
    const trend = await central.get<{ items: { byGap: { id: string; units: number; closed: number | null }[] }[] }>(
      '/readiness/trend?form=commune-readiness',
    );
    const staff = trend.body.items.map(({ byGap }) => byGap.find(({ id }) => id === 'no-specialised-staff'));
    expect(staff).toMatchObject([{ closed: null }, { units: 32, opened: 0 }]);
    expect(staff[1]?.closed).toBeGreaterThan(0);
  });

  test('what the demonstration’s communes answered is what the form asks', async () => {
    const { body } = await central.get<{ items: { id: number }[] }>('/readiness/rounds');
    const wrong: object[] = [];
    for (const { id } of body.items) {
      const told = await register.database.owner.selectFrom('readiness_answer').select('answers').where('round_id', '=', id).execute();
      wrong.push(...told.flatMap(({ answers }) => wrongInAnswers(communeReadiness.form, answers, 'whole')));
    }
    expect(wrong).toEqual([]);
  });

  test('key figures are added up from what units counted, each against its target', async () => {
    const { body } = await central.get<{ items: { id: string; value: number | null; reason: string | null; target: { value: number } | null }[] }>(
      '/key-figures?asOf=2025-09-30',
    );
    const targets = Object.fromEntries(body.items.map(({ id, target }) => [id, target?.value]));
    expect(targets).toMatchObject({ 'procedures-online': 100, 'dossiers-online': 80, 'adults-online': 40, 'dossiers-with-personal-id': 100 });
    expect(targets).toMatchObject({ 'officials-signing': 100, 'databases-formed': 11 });
    expect(body.items.find(({ id }) => id === 'databases-formed')).toMatchObject({ value: null, reason: 'cannot-be-computed' });
    const dossiers = await central.get<{ items: { numerator: number; denominator: number; counts: boolean }[] }>(
      '/key-figures/dossiers-online/reports?asOf=2025-09-30',
    );
    expect(dossiers.body.items).toHaveLength(166);
    const [part, all] = dossiers.body.items.reduce(([a, b], { numerator, denominator }) => [a + numerator, b + denominator], [0, 0]);
    expect(body.items.find(({ id }) => id === 'dossiers-online')?.value).toBe(Math.round((10_000 * part) / all) / 100);
    expect(body.items.find(({ id }) => id === 'data-correct')).toMatchObject({ value: null, reason: 'not-surveyed' });
  });

  test('tasks lead to the databases they are about', async () => {
    const { body } = await central.get<{ items: { id: string }[] }>('/databases?search=dat+dai');
    const found = await central.get<{ total: number }>(`/tasks?database=${body.items[0]?.id}`);
    expect(found.body.total).toBeGreaterThan(0);
  });
});
