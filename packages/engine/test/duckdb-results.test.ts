import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, EngineError, openDuckDb, sql } from '../src/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 2 });
});
afterAll(() => engine.close());

describe('values come as', () => {
  test.each([
    ['null', sql`null`, null],
    ['a safe integer', sql`9007199254740991::bigint`, 9007199254740991],
    ['an integer beyond', sql`9007199254740992::bigint`, 9007199254740992n],
    ['a huge integer', sql`-170141183460469231731687303715884105727::hugeint`, -170141183460469231731687303715884105727n],
    ['an unsigned integer', sql`18446744073709551615::ubigint`, 18446744073709551615n],
    ['a sum of integers', sql`(select sum(i) from range(10) as t(i))`, 45],
    ['a decimal', sql`1234567890.12::decimal(38, 2)`, 1234567890.12],
    ['a decimal of 16 digits', sql`-12345678901234.56::decimal(18, 2)`, '-12345678901234.56'],
    ['a double', sql`0.1e0`, 0.1],
    ['no number', sql`'nan'::double`, Number.NaN],
    ['a date', sql`date '2025-07-01'`, new Date('2025-07-01T00:00:00Z')],
    ['a date before Christ', sql`date '0044-03-15 (BC)'`, new Date('-000043-03-15T00:00:00Z')],
    ['an endless date', sql`date 'infinity'`, 'infinity'],
    ['a date without beginning', sql`date '-infinity'`, '-infinity'],
    ['a timestamp', sql`timestamp '1969-12-31 23:59:59.9995'`, new Date('1969-12-31T23:59:59.999Z')],
    ['a timestamp with a zone', sql`timestamptz '2025-07-01 09:30:00+07'`, new Date('2025-07-01T02:30:00Z')],
    ['nanoseconds', sql`timestamp_ns '2025-07-01 09:30:00.123456789'`, new Date('2025-07-01T09:30:00.123Z')],
    ['milliseconds', sql`'2025-07-01 09:30:00.123'::timestamp_ms`, new Date('2025-07-01T09:30:00.123Z')],
    ['seconds', sql`'2025-07-01 09:30:00'::timestamp_s`, new Date('2025-07-01T09:30:00Z')],
    ['a time', sql`time '09:30:00'`, '09:30:00'],
    ['an interval', sql`interval 3 day`, '3 days'],
    ['a UUID', sql`'00000000-0000-0000-0000-00000000000a'::uuid`, '00000000-0000-0000-0000-00000000000a'],
    ['bytes', sql`'\\x00\\xFF'::blob`, new Uint8Array([0, 255])],
    ['a list', sql`[1::bigint, null]`, [1, null]],
    ['a struct', sql`{'ngày': date '2025-07-01', 'list': [1.5]}`, { ngày: new Date('2025-07-01T00:00:00Z'), list: [1.5] }],
    ['a map', sql`map {'a': 1::bigint}`, [{ key: 'a', value: 1 }]],
    ['an enum', sql`'xã'::enum('xã', 'phường')`, 'xã'],
  ])('%s', async (_, value, expected) => {
    expect(await engine.all(sql`select ${value} as value`)).toEqual([{ value: expected }]);
  });
});

test('columns may be called as they like', async () => {
  const [row] = await engine.all(sql`select 1 as "__proto__", 2 as a, 3 as a, 4 as "constructor"`);
  expect(Object.entries(row ?? {})).toEqual([
    ['__proto__', 1],
    ['a', 2],
    ['a:1', 3],
    ['constructor', 4],
  ]);
});

test('one row is asked for and none is there', async () => {
  await expect(engine.one(sql`select 1 where false`)).rejects.toMatchObject({ code: 'ENGINE_QUERY_FAILED' });
});

test('a statement tells how many rows it changed', async () => {
  await using table = await engine.materialize('numbers', sql`select * from range(5) as t(i)`);
  expect(table.rows).toBe(5);
  expect(await engine.run(sql`insert into ${table.name} values (7), (8)`)).toBe(2);
  expect(await engine.run(sql`update ${table.name} set i = 0 where i > 3`)).toBe(3);
  expect(await engine.run(sql`delete from ${table.name} where i = 99`)).toBe(0);
});

test('work tables have names of their own and go when disposed', async () => {
  const hint = `it's "a" table`;
  const first = await engine.materialize(hint, sql`select 1 as i`);
  const second = await engine.materialize(hint, sql`select 2 as i`);
  expect(await engine.all(sql`select * from ${first.name} union all select * from ${second.name} order by 1`)).toEqual([{ i: 1 }, { i: 2 }]);
  await first.drop();
  await first.drop();
  await expect(engine.all(sql`select * from ${first.name}`)).rejects.toThrow(EngineError);
  expect(await engine.all(sql`select * from ${second.name}`)).toHaveLength(1);
  await second.drop();
});

describe('errors', () => {
  const secret = 'Nguyễn Thị Bí Mật';
  test.each([
    ['a cast', sql`select cast(${secret} as integer)`, 'Conversion Error'],
    ['a date', sql`select cast(x as date) from (values (${secret})) as t(x)`, 'Conversion Error'],
    ['a number out of range', sql`select cast(x as tinyint) from (values (987654)) as t(x)`, 'Conversion Error'],
    ['a table that is not there', sql`select * from nowhere where name = ${secret}`, 'Table with name nowhere does not exist'],
    ['a column that is not there', sql`select ${secret}, missing from (select 1 as i)`, '"missing"'],
    ['a mistake in SQL', sql`selec ${secret}`, 'syntax error'],
    ['a pattern', sql`select regexp_matches(${secret}, '(')`, 'Invalid Input Error'],
    ['an error raised by a value', sql`select error(x) from (values (${secret})) as t(x)`, 'Invalid Input Error: …'],
  ])('%s says what is wrong and nothing of the data', async (_, query, says) => {
    const error = await engine.all(query).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ code: 'ENGINE_QUERY_FAILED' });
    expect(error).not.toHaveProperty('cause');
    expect(String(error)).toContain(says);
    expect(String(error)).not.toMatch(/Nguyễn|987654/);
  });

  test('a file that is not there is named', async () => {
    await expect(engine.all(sql`select * from ${engine.dialect.readParquet(['/nowhere/units.parquet'])}`)).rejects.toThrow('/nowhere/units.parquet');
  });

  test('a Parquet file that is cut off says so', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'cut-')), 'units.parquet');
    await engine.writeParquet(sql`select range as i from range(1000)`, path);
    await truncate(path, 500);
    await expect(engine.all(sql`select * from ${engine.dialect.readParquet([path])}`)).rejects.toThrow('No magic bytes');
    await rm(dirname(path), { recursive: true });
  });

  test('a full disk', async () => {
    await expect(engine.run(sql`copy (select * from range(1000000)) to '/dev/full' (format parquet)`)).rejects.toMatchObject({
      code: 'ENGINE_DISK_FULL',
    });
  });

  test('an option that is wrong', async () => {
    await expect(openDuckDb({ threads: -1 })).rejects.toThrow(EngineError);
  });
});

test('time is UTC and nothing is fetched from the network', async () => {
  const settings = await engine.one(sql`select
    current_setting('TimeZone') as zone,
    current_setting('autoinstall_known_extensions') as installs,
    current_setting('preserve_insertion_order') as keeps_order`);
  expect(settings).toEqual({ zone: 'UTC', installs: false, keeps_order: true });
});

test('SQL can be kept to some folders', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  await writeFile(join(folder, 'units.txt'), 'xã');
  await using kept = await openDuckDb({ memoryLimit: 2 ** 28, allowedDirectories: [folder] });
  await expect(kept.all(sql`select * from read_text('/etc/hostname')`)).rejects.toThrow('Permission Error');
  await expect(kept.all(sql`select * from read_text(${`${folder}/../../etc/hostname`})`)).rejects.toThrow('Permission Error');
  await expect(kept.run(sql`set enable_external_access = true`)).rejects.toThrow(EngineError);
  expect(await kept.one(sql`select content from read_text(${join(folder, 'units.txt')})`)).toEqual({ content: 'xã' });
  await rm(folder, { recursive: true });
});

test('the temporary folder is fresh and goes at close', async () => {
  const own = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith(`sogoc-${process.pid}-`));
  const before = await own();
  const other = await openDuckDb({ memoryLimit: 2 ** 28 });
  expect(await own()).toHaveLength(before.length + 1);
  await other.close();
  await other.close();
  expect(await own()).toEqual(before);
});
