import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner, asServerRole, kinds, type Person, type TestRegister, testRegister } from '../../../test/harness/register.ts';
import { recordNight, startRecording } from './nightly.ts';

interface Shown {
  id: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  reason: string | null;
  status: string;
  expected: number | null;
  measuredOn: string;
  version: number;
  units: { reported: number } | null;
  content: object;
  fields?: { path: string }[];
  code?: string;
}

const words = { vi: 'Ký số' };
const signing = {
  ...{ name: words, definition: words, formula: words, unit: 'percent', source: { kind: 'reported' } },
  targets: [
    { day: '2025-07-01', value: 60 },
    { day: '2025-12-31', value: 100 },
  ],
};
const formed = {
  ...signing,
  unit: 'count',
  source: { kind: 'computed', measure: 'databases-formed', parameters: { level: 'provincial' } },
  targets: [{ day: '2025-12-31', value: 11 }],
};

describe.each(kinds)('key figures on the %s database', (kind) => {
  let register: TestRegister;
  let office: Person;
  let commune: Person;
  beforeAll(async () => {
    register = await testRegister(kind, '2025-09-30T02:00:00Z');
    office = await register.as('province-data-office@vn.p38');
    commune = await register.as('commune-official@vn.p38.c14758');
    for (const [id, content] of Object.entries({ signing, formed })) await office.send('POST', '/key-figures', { id, agencyId: 'p38', content });
  });
  afterAll(() => register?.[Symbol.asyncDispose]());

  const count = (who: Person, agencyId: string, numerator: number, denominator: number, day = '2025-09-30') =>
    who.send<Shown>('POST', '/key-figures/signing/reports', { agencyId, day, numerator, denominator, evidence: 'BC 12' });
  const read = async (who: Person, id: string, asOf = '2025-09-30') => (await who.get<Shown>(`/key-figures/${id}?asOf=${asOf}`)).body;

  test('one that nobody has counted has no value, and a reason', async () => {
    expect(await read(office, 'signing')).toMatchObject({ value: null, reason: 'no-reports', status: 'not-measured' });
    expect(await read(office, 'formed')).toMatchObject({ value: null, reason: 'nothing-to-count' });
  });

  test('units’ counts are added up: the last of each, as of a day, against the path of targets', async () => {
    await count(commune, 'c14758', 10, 40, '2025-08-31');
    expect((await count(commune, 'c14758', 30, 40)).status).toBe(201);
    await count(office, 'c14797', 40, 60);
    expect(await read(office, 'signing')).toMatchObject({ value: 70, numerator: 70, denominator: 100, units: { reported: 2 }, status: 'behind' });
    expect(await read(office, 'signing', '2025-08-31')).toMatchObject({ value: 25, units: { reported: 1 } });
    await count(office, 'c14797', 58, 60);
    expect(await read(office, 'signing')).toMatchObject({ value: 88, status: 'on-path', expected: 79.89 });
    expect(await read(office, 'signing', '2026-01-31')).toMatchObject({ value: null, reason: 'reports-too-old' });
    const all = await commune.get<{ items: { counts: boolean; value: number }[] }>('/key-figures/signing/reports?unit=c14758');
    expect(all.body.items).toMatchObject([
      { value: 75, counts: true },
      { value: 25, counts: false },
    ]);
    const { body } = await office.get<{ items: object[] }>('/key-figures/signing/series');
    expect(body.items).toMatchObject([
      { day: '2025-08-31', value: 25, origin: 'reported' },
      { day: '2025-09-30', value: 88 },
    ]);
  });

  test('a count that cannot be right is refused, field by field', async () => {
    expect((await count(commune, 'c14758', 41, 40)).body.fields).toMatchObject([{ path: 'body/numerator' }]);
    expect((await count(commune, 'c14758', 0, 0)).body.fields).toMatchObject([{ path: 'body/denominator' }]);
    expect((await count(commune, 'c14758', 1, 40, '2025-10-01')).body.fields).toMatchObject([{ path: 'body/day' }]);
    const computed = { agencyId: 'c14758', day: '2025-09-30', numerator: 1, denominator: null, evidence: 'x' };
    expect((await commune.send<Shown>('POST', '/key-figures/formed/reports', computed)).body.code).toBe('REQUEST_INVALID');
    const wrong = { ...formed, source: { ...formed.source, parameters: { level: 'x' } } };
    const refused = await office.send<Shown>('POST', '/key-figures', { id: 'wrong', agencyId: 'p38', content: wrong });
    expect(refused.body.fields?.map(({ path }) => path)).toEqual(['body/content/source/parameters/level']);
  });

  test('what is computed is the same for all who see all of it; others get what was recorded', async () => {
    await asOwner(
      register,
      `insert into database (id, name, owner_id, agency, territory, level, stage) select 'd' || n, 'd', 'p38', 'vn.p38', 'vn.p38', 'provincial',
         case when n <= 2 then 'formed' else 'deploying' end from generate_series(1, 3) n`,
    );
    const central = await register.as('central-steering@vn');
    for (const who of [office, central]) expect(await read(who, 'formed')).toMatchObject({ value: 2, denominator: 3, status: 'open' });
    expect(await read(commune, 'formed')).toMatchObject({ value: null, reason: 'out-of-reach' });
    expect((await commune.send('POST', '/key-figures/formed/points')).status).toBe(403);
    expect((await office.send('POST', '/key-figures/formed/points')).status).toBe(200);
    expect(await read(commune, 'formed')).toMatchObject({ value: 2, measuredOn: '2025-09-30' });
    await register.clock.moveTo('2025-10-05T02:00:00Z');
    await asOwner(register, `update database set stage = 'formed' where id = 'd3'`);
    expect(await read(office, 'formed', '2025-10-05')).toMatchObject({ value: 3 });
    expect(await read(office, 'formed', '2025-10-04')).toMatchObject({ value: 2, measuredOn: '2025-09-30' });
    expect(await read(office, 'formed', '2025-09-01')).toMatchObject({ value: null, reason: 'not-known-for-that-day' });
    await register.clock.moveTo('2025-09-30T02:00:00Z');
  });

  test('tasks and obstacles are counted as of any day', async () => {
    const measure = (name: string) => ({ ...signing, source: { kind: 'computed', measure: name, parameters: {} } });
    await asOwner(
      register,
      `insert into programme (id, kind, number, name, agency_id, agency, territory) values ('p', 'plan', '1', 'p', 'p38', 'vn.p38', 'vn.p38')`,
    );
    await asOwner(
      register,
      `insert into task (programme_id, number, title, result_kind, agency_id, agency, territory, owner, state, start_on, due, due_first, assigned_on, done_on, recorded_on, search)
       select 'p', n::text, 't', 'document', 'p38', 'vn.p38', 'vn.p38', 'vn.p38', 'verified', '2025-07-01', '2025-08-15', '2025-08-15', '2025-07-01',
         date '2025-08-12' + n::int, '2025-09-01', 't' from generate_series(1, 4) n`,
    );
    for (const name of ['tasks-on-time', 'obstacles-solved', 'records-settled']) {
      expect((await office.send('POST', '/key-figures', { id: name, agencyId: 'p38', content: measure(name) })).status).toBe(201);
    }
    expect(await read(office, 'tasks-on-time')).toMatchObject({ value: 75, numerator: 3, denominator: 4 });
    expect(await read(office, 'tasks-on-time', '2025-08-14')).toMatchObject({ value: 100, denominator: 2 });
    expect(await read(office, 'obstacles-solved')).toMatchObject({ reason: 'nothing-to-count' });
    const score = { ...signing, unit: 'score', source: { kind: 'computed', measure: 'criterion-score', parameters: { criterion: 'correct' } } };
    expect((await office.send<Shown>('POST', '/key-figures', { id: 'score', agencyId: 'p38', content: score })).body).toMatchObject({
      reason: 'not-surveyed',
    });
    const { body } = await office.get<{ items: { id: string }[] }>('/key-figure-measures');
    expect(body.items.map(({ id }) => id)).toContain('tasks-on-time');
  });

  test('nobody defines or counts beside their own, over HTTP or by SQL', async () => {
    const beside = await register.as('province-data-office@vn.p01');
    const { version } = await read(office, 'signing');
    expect((await beside.send<Shown>('PATCH', '/key-figures/signing', { version, content: signing })).body.code).toBe('NOT_ALLOWED');
    expect((await commune.send('POST', '/key-figures', { id: 'own', agencyId: 'c14758', content: signing })).status).toBe(403);
    expect((await count(commune, 'c14797', 1, 2)).status).toBe(403);
    expect((await beside.get<{ items: object[] }>('/key-figures/signing/reports')).body.items).toEqual([]);
    const changed = await office.send<Shown>('PATCH', '/key-figures/signing', { version, content: { ...signing, targets: [] } });
    expect(changed.body).toMatchObject({ status: 'open', version: version + 1 });
    expect((await office.send<Shown>('PATCH', '/key-figures/signing', { version, content: signing })).body.code).toBe('CHANGED_MEANWHILE');
    const sql = (who: string, statement: string) => asServerRole(register, who, statement);
    expect(await sql('sgs_forged', 'select 1 from key_figure_report union all select 1 from key_figure')).toEqual([]);
    expect(await sql(beside.secret, 'select 1 from key_figure_report')).toEqual([]);
    await expect(sql(commune.secret, `update key_figure_report set numerator = 1`)).rejects.toThrow(/permission denied/);
    const row = `(key_figure_id, agency_id, agency, territory, day, numerator, evidence) values ('signing', 'c14797', 'vn.p38.c14797', 'vn.p38.c14797', '2025-09-01', 1, 'x')`;
    await expect(sql(commune.secret, `insert into key_figure_report ${row}`)).rejects.toThrow(/row-level security/);
    await expect(sql(beside.secret, `insert into key_figure_point (key_figure_id, day, value) values ('signing', '2025-09-30', 1)`)).rejects.toThrow(
      /row-level security/,
    );
  });

  test('each night the day’s values are kept, once, also where two look at once and after a restart', async () => {
    const points = async () =>
      (
        await register.database.owner.selectFrom('key_figure_point').select(['key_figure_id', 'day', 'value', 'reason']).orderBy('day').execute()
      ).filter(({ day }) => day >= '2025-12-01');
    await register.clock.moveTo('2025-12-01T14:59:00Z');
    expect(await recordNight(register)).toEqual([]);
    await office.send('POST', '/key-figures/formed/points', {});
    await register.clock.moveTo('2025-12-01T15:00:00Z');
    const names = (await office.get<{ items: Shown[] }>('/key-figures')).body.items.map(({ id }) => id).sort();
    const nights = await Promise.all([recordNight(register), recordNight(register)]);
    expect(nights.flat().sort()).toEqual(names);
    expect(await recordNight(register)).toEqual([]);
    await register.clock.moveTo('2025-12-02T16:00:00Z');
    {
      await using _restarted = startRecording(register);
    }
    expect(await recordNight(register)).toEqual([]);
    const kept = await points();
    expect(kept.map(({ key_figure_id, day }) => `${day} ${key_figure_id}`).sort()).toEqual(
      ['2025-12-01', '2025-12-02'].flatMap((day) => names.map((id) => `${day} ${id}`)),
    );
    expect(kept.every(({ value, reason }) => (value === null) === (reason !== null))).toBe(true);
    const series = await office.get<{ items: { day: string; origin: string }[] }>('/key-figures/formed/series?from=2025-12-01&to=2025-12-02');
    expect(series.body.items.map(({ day, origin }) => `${day} ${origin}`)).toEqual(['2025-12-01 recorded', '2025-12-02 recorded']);
  });
});
