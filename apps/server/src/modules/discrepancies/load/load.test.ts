import { join } from 'node:path';
import { openDuckDb, sql as query } from '@sogoc/engine';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSurvey } from '../../../../test/harness/loaded-survey.ts';
import { kinds, type TestRegister, testRegister } from '../../../../test/harness/register.ts';
import { surveyedProvince } from '../../../../test/harness/surveyed-province.ts';
import { communeOf } from '../../../lake/commune-of.ts';

describe.each(kinds)('a survey loaded on the %s database', (kind) => {
  let register: TestRegister;
  let folder: string;
  beforeAll(async () => {
    [register, folder] = [await testRegister(kind), join(await surveyedProvince(), 'results')];
  }, 400_000);
  afterAll(() => register?.[Symbol.asyncDispose]());

  test('every discrepancy of the survey is there once, in the case of its column, rule and territory', async () => {
    await using engine = await openDuckDb();
    const { found } = await engine.one<{ found: number }>(query`
      select count(*) as found from ${engine.dialect.readParquet([join(folder, 'discrepancies.parquet')])} as f where kind <> 'variant'`);
    const { twice } = await engine.one<{ twice: number }>(query`
      select count(*) as twice from ${engine.dialect.readParquet([join(folder, 'discrepancies.parquet')])} as f
        join ${engine.dialect.readParquet([join(folder, 'discrepancies.parquet')])} as g using ("database", "table", record_key, "column", kind)
      where kind = 'reference-mismatch' and f.rule like '%.agreement' and g.rule like '%.known-to-original'`);
    expect(twice, 'records whose one wrong key is told as a difference and as a stranger').toBe(0);
    expect(await loadSurvey(register, folder)).toMatchObject({ found, fresh: found, reopened: 0, verified: 0 });
    expect(await loadSurvey(register, folder)).toMatchObject({ found, fresh: 0, reopened: 0, verified: 0 });
    const { owner } = register.database;
    const counted = await sql<{ records: number; counted: number; mixed: number }>`
      select (select sum(records_open) from cleaning_case) as records, (select count(*) from discrepancy) as counted,
        (select count(*) from discrepancy d join cleaning_case c on c.id = d.case_id
         where (c.rule, c.agency_id, c.territory, c.severity) is distinct from (d.rule, d.agency_id, d.territory, d.severity)) as mixed`.execute(
      owner,
    );
    expect(counted.rows).toEqual([{ records: found, counted: found, mixed: 0 }]);
  });

  test('records go to the commune that they are in, those without one to the owner of the database', async () => {
    const { owner } = register.database;
    const farms = await owner
      .selectFrom('discrepancy')
      .select(['agency_id', 'record_key', 'table_name'])
      .where('database_id', '=', 'agriculture')
      .execute();
    const atCommunes = farms.filter(({ agency_id }) => /^c\d{5}$/.test(agency_id));
    expect(atCommunes.length).toBeGreaterThan(farms.length / 2);
    // A unit of before the merger names no commune of today, where the address does not tell either.
    expect(new Set(farms.filter((farm) => !atCommunes.includes(farm)).map(({ agency_id }) => agency_id))).toEqual(new Set(['p38']));
    const licences = await owner.selectFrom('discrepancy').select('agency_id').distinct().where('table_name', '=', 'qua_trinh_dong').execute();
    expect(licences).toEqual([{ agency_id: 'p38' }]);
  });

  test('each says the criterion that its rule counts for', async () => {
    const { rows } = await sql<{ criterion: string | null; rules: number }>`
      select d.criterion, count(distinct d.rule) as rules from discrepancy d group by 1 order by 1`.execute(register.database.owner);
    expect(rows.map(({ criterion }) => criterion)).toEqual(['clean', 'complete', 'correct', 'live', 'unified']);
  });

  test('a deadline is 5, 10 or 15 working days away by severity', async () => {
    const due = await register.database.owner.selectFrom('cleaning_case').select(['severity', 'due']).distinct().orderBy('due').execute();
    expect(due).toEqual([
      { severity: 'high', due: '2025-10-08' },
      { severity: 'medium', due: '2025-10-15' },
      { severity: 'low', due: '2025-10-22' },
    ]);
  });
});

test.each([
  ['vn.commune-code', ' 14758 ', '2025-10-01', 'vn.p38.c14758'],
  ['vn.commune-code', '14758', '2024-10-01', null],
  ['vn.commune-code', '99999', '2025-10-01', null],
  ['vn.address', 'Thôn 3, xã Hoằng Lộc, tỉnh Thanh Hóa', '2025-10-01', 'vn.p38.c15961'],
  ['vn.address', 'không rõ', '2025-10-01', null],
] as const)('%s %j of %s lies in %s', (type, text, day, territory) => {
  expect(communeOf(type, text, day)).toBe(territory);
});
