import { id, join, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, expect, test } from 'vitest';
import { columnText, profileTable, recordKeySql, tableSql } from '../src/index.ts';
import { land } from './land.ts';

const engine = await openDuckDb({ memoryLimit: 512 * 2 ** 20, threads: 2 });
afterAll(() => engine.close());

test('a table without rows has columns, no keys and no findings', async () => {
  const profile = await profileTable(engine, await land(engine, sql`select 1 as id, 'a' as name where false`));
  expect(profile).toMatchObject({ rows: 0, candidateKeys: [], nearKeys: [], duplicateRows: 0, recordKey: { kind: 'row' } });
  expect(profile.columns).toMatchObject([
    { name: 'id', type: 'empty', distinct: 0, min: null, topValues: [] },
    { name: 'name', type: 'empty', missing: 0, minLength: null, patterns: [] },
  ]);
});

test('a table without columns is told by its rows alone', async () => {
  const input = await land(engine, sql`select 1 as hidden from range(3)`);
  expect(await profileTable(engine, { ...input, columns: [] })).toMatchObject({ rows: 3, columns: [], recordKey: { kind: 'row' }, duplicateRows: 0 });
});

test('null, empty and blank are missing, in whole columns too', async () => {
  const query = sql`select * from (values (null::varchar, '', 'a'), (null, ' ', null), (null, ${'\u00a0\t'}, ' ')) t(nothing, blank, partly)`;
  const { columns } = await profileTable(engine, await land(engine, query));
  expect(columns).toMatchObject([
    { type: 'empty', missing: 3, blank: 0, distinct: 0 },
    { type: 'empty', missing: 3, blank: 3, distinct: 0 },
    { type: 'text', missing: 2, blank: 1, distinct: 1, canonical: false, topValues: [{ value: 'a', count: 1 }] },
  ]);
});

test('names may hold quotes, dots, accents, and the words the profile uses itself', async () => {
  const names = ['file_row_number', 'value', 'v', 'n', 'p', 'typed', 'a "quoted" name', 'dot.ted', 'Mã số', 'select', 't', '', 'element'].filter(
    (name) => name,
  );
  const query = sql`select ${join(names.map((name, index) => sql`range * ${index + 1} as ${id(name)}`))} from range(3)`;
  const profile = await profileTable(engine, await land(engine, query));
  expect(profile.columns.map(({ name, distinct, max }) => [name, distinct, max])).toEqual(names.map((name, i) => [name, 3, String(2 * (i + 1))]));
  const row = { ...profile, recordKey: { columns: [], kind: 'row' as const } };
  const keys = await engine.all(
    sql`select ${recordKeySql(row, 'x', engine.dialect)} as key, x.value from ${tableSql(row, engine.dialect)} x order by 2`,
  );
  expect(keys.map(({ key }) => key)).toEqual(['#1', '#2', '#3']);
});

test('nested, binary, zoned and not finite values are profiled like others', async () => {
  const query = sql`select * from (values
    ([1, 2], {'a': 1}, 'nan'::double, 123456789012345678901234567890::decimal(38, 0), timestamptz '2025-07-01 07:30:00+07', 'ab'::blob, true, 1.50::decimal(9,2)),
    ([1, 2], {'a': 2}, 'infinity'::double, -1, timestamptz '2025-07-01 00:30:00+00', 'ac'::blob, false, 2),
    (null, null, 2.5, null, null, null, null, null)) t(list, struct, real, huge, zoned, bytes, flag, amount)`;
  const { columns } = await profileTable(engine, await land(engine, query));
  expect(columns.map(({ name, type, distinct, missing }) => [name, type, distinct, missing])).toEqual([
    ['list', 'other', 1, 1],
    ['struct', 'other', 2, 1],
    ['real', 'decimal', 3, 0],
    ['huge', 'integer', 2, 1],
    ['zoned', 'timestamp', 1, 1],
    ['bytes', 'other', 2, 1],
    ['flag', 'boolean', 2, 1],
    ['amount', 'decimal', 2, 1],
  ]);
  expect(columns.map(({ max }) => max)).toEqual([
    '[1, 2]',
    "{'a': 2}",
    'nan',
    '123456789012345678901234567890',
    '2025-07-01 00:30:00',
    '6163',
    'true',
    '2',
  ]);
  expect(columns[2]?.numbers).toMatchObject({ mean: 2.5, median: 2.5 });
});

test('text columns read as what nearly all of their values are; codes with leading zeros stay text', async () => {
  const query = sql`select
      lpad(range::varchar, 5, '0') as code,
      case when range = 7 then '1O3' else range::varchar end as number,
      replace((range / 4.0)::varchar, '.', ',') as comma,
      '1.' || (100 + range % 900) || '.000' as grouped,
      strftime(date '2025-01-01' + range::integer, '%d/%m/%Y') as day,
      case when range % 20 = 0 then 'đang cập nhật' else (range * 3)::varchar end as hole,
      case when range % 2 = 0 then range::varchar else 'x' || range end as mixed
    from range(1000)`;
  const { columns } = await profileTable(engine, await land(engine, query));
  expect(columns.map(({ name, type, unreadable, min, max }) => [name, type, unreadable, min, max])).toEqual([
    ['code', 'text', 0, '00000', '00999'],
    ['number', 'integer', 1, '0', '999'],
    ['comma', 'decimal', 0, '0', '249.75'],
    ['grouped', 'integer', 0, '1100000', '1999000'],
    ['day', 'date', 0, '2025-01-01', '2027-09-27'],
    ['hole', 'integer', 50, '3', '2997'],
    ['mixed', 'text', 0, '0', 'x999'],
  ]);
});

test('a number stays one though a value or three of it are written wrong; codes of one length keep their zeros', async () => {
  const query = sql`select
      case when range in (7, 70, 77) then 'n/a' else (range * range + 1)::varchar end as few,
      case when range = 70 then '12,5o0' else (range * range + 1)::varchar end as slip,
      case when range = 70 then '0125' else (range * range + 1)::varchar end as zero,
      case when range % 5 = 0 then '0' || range else (range * range + 1)::varchar end as zeros,
      case when range = 70 then '01250' else (10000 + range * 499)::varchar end as code,
      case when range = 70 then '0123456789' else (5000000000 + range * 7919)::varchar end as number,
      case when range % 20 = 0 then 'n/a' else (range * range + 1)::varchar end as many,
      case when range = 70 then 'hôm qua' when range in (7, 8) then strftime(date '2020-01-01' + range::integer, '%Y-%m-%d')
        else strftime(date '2020-01-01' + range::integer, '%d/%m/%Y') end as day
    from range(150)`;
  const { columns } = await profileTable(engine, await land(engine, query));
  expect(columns.map(({ name, type, unreadable, max }) => [name, type, unreadable, max])).toEqual([
    ['few', 'integer', 3, '22202'],
    ['slip', 'integer', 1, '22202'],
    ['zero', 'integer', 0, '22202'],
    ['zeros', 'text', 0, '9802'],
    ['code', 'text', 0, '84351'],
    ['number', 'text', 0, '5001179931'],
    ['many', 'text', 0, 'n/a'],
    ['day', 'text', 0, 'hôm qua'],
  ]);
  expect(columns.map(({ numbers }) => numbers !== null)).toEqual([true, true, true, false, false, false, false, false]);
});

test('moments without a time of day are days, however they are kept', async () => {
  const query = sql`select timestamp '2020-01-01' + interval (range) day as stored,
      timestamptz '2020-01-01 00:00:00+00' + interval (range) day as zoned,
      strftime(timestamp '2020-01-01' + interval (range) day, '%Y-%m-%dT00:00:00.000Z') as written,
      timestamp '2020-01-01' + interval (range * 5) hour as moment
    from range(500)`;
  const input = await land(engine, query);
  const profile = await profileTable(engine, input);
  expect(profile.columns.map(({ name, storage, type, min, distinct }) => [name, storage, type, min, distinct])).toEqual([
    ['stored', 'timestamp', 'date', '2020-01-01', 500],
    ['zoned', 'timestamp', 'date', '2020-01-01', 500],
    ['written', 'text', 'date', '2020-01-01', 500],
    ['moment', 'timestamp', 'timestamp', '2020-01-01 00:00:00', 500],
  ]);
  const texts = profile.columns.map((column) => sql`${columnText(column, 'x', engine.dialect)} as ${id(column.name)}`);
  const rows = await engine.all(sql`select ${join(texts)} from ${tableSql(profile, engine.dialect)} x limit 1 offset 3`);
  expect(rows).toEqual([{ stored: '2020-01-04', zoned: '2020-01-04', written: '2020-01-04', moment: '2020-01-01 15:00:00' }]);
});

test('2,000 columns take seconds, not minutes', async () => {
  const columns = Array.from({ length: 2000 }, (_, index) => sql`(range * ${index + 1}) % 97 as ${id(`c${index}`)}`);
  const profile = await profileTable(engine, await land(engine, sql`select ${join(columns)} from range(300)`));
  expect(profile.columns).toHaveLength(2000);
  expect(profile.columns.every(({ distinct }) => distinct === 97 || distinct === 1)).toBe(true);
}, 120_000);

test('work stops when it is cancelled', async () => {
  const controller = new AbortController();
  controller.abort();
  const input = await land(engine, sql`select 1 as id`);
  await expect(profileTable(engine, input, { signal: controller.signal })).rejects.toThrow();
});
