import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb, type Sql, sql } from '@sogoc/engine';
import { afterAll, expect, test } from 'vitest';
import { profileTable, type RecordKey } from '../src/index.ts';
import { land } from './land.ts';

const engine = await openDuckDb({ memoryLimit: 256 * 2 ** 20, threads: 1 });
afterAll(() => engine.close());

const keyOf = async (query: Sql, more: Parameters<typeof land>[2] = {}): Promise<RecordKey> =>
  (await profileTable(engine, await land(engine, query, more))).recordKey;
const row: RecordKey = { columns: [], kind: 'row' };

/** Six people of whom two have one code; their ages and names happen to differ. */
const six = sql`select * from (values ('A1', 'An', 31), ('A2', 'Bình', 27), ('A3', 'Chi', 45), ('A3', 'Dũng', 52), ('A5', 'Giang', 19), ('A6', 'Hà', 60)) as t(ma, ten, tuoi)`;

test('where the code repeats, people are named by their row and not by their age or name', async () => {
  expect(await keyOf(six)).toEqual(row);
  expect(await keyOf(sql`select * from (${six}) as t where ten <> 'Chi'`)).toEqual({ columns: ['ma'], kind: 'inferred' });
});

test('an identifier by name names the records, whatever else does not repeat; so do several together', async () => {
  const years = sql`select 2000 + range as nam, 'HS' || (range * 7919) as ma_ho_so from range(60)`;
  expect(await keyOf(years)).toEqual({ columns: ['ma_ho_so'], kind: 'inferred' });
  const pupils = sql`select 'HS' || (range % 20) as ma_hoc_sinh, 'L' || (range // 20) as ma_lop, 40 + range * 13 % 7 as diem from range(60)`;
  expect(await keyOf(pupils)).toEqual({ columns: ['ma_hoc_sinh', 'ma_lop'], kind: 'inferred' });
});

test('numbers that lie close together and never repeat are made so; sparse ones, names and days beside names happen to be', async () => {
  expect(await keyOf(sql`select range as thu_tu, 'x' || (range % 7) as loai from range(300)`)).toEqual({ columns: ['thu_tu'], kind: 'inferred' });
  expect(await keyOf(sql`select 900000000 + range * range * 7919 as dien_thoai from range(300)`)).toEqual(row);
  expect(await keyOf(sql`select 'Nguyễn ' || range as ten from range(300)`)).toEqual(row);
  const people = sql`select 'Trần ' || (range % 290) as ten, date '1960-01-01' + cast(range * 83 % 280 as integer) as ngay_sinh from range(300)`;
  expect((await profileTable(engine, await land(engine, people))).candidateKeys).toEqual([['ten', 'ngay_sinh']]);
  expect(await keyOf(people)).toEqual(row);
});

test('codes are by design where there are enough of them', async () => {
  const tickets = (rows: number): Sql =>
    sql`select 'K-' || range * 37 as phieu, 'Lê ' || range as ten, 'người thứ ' || range as ghi_chu from range(${rows})`;
  expect(await keyOf(tickets(20))).toEqual({ columns: ['phieu'], kind: 'inferred' });
  expect(await keyOf(tickets(19))).toEqual(row);
});

test('columns that tell thousands of records apart together, with few values each, are a key', async () => {
  const parcels = sql`select range // 500 as xa, range // 20 % 25 as to_bd, range % 20 as thua from range(3000)`;
  const key = await keyOf(parcels);
  expect(key.kind).toBe('inferred');
  expect(key.columns.toSorted()).toEqual(['thua', 'to_bd', 'xa']);
});

test('the key that the contract promises comes first, where the data keeps it', async () => {
  const query = sql`select range as id, range % 10 as a, range // 10 as b, range % 9 as c, case when range < 99 then range end as d from range(100)`;
  const promised = (...promisedKey: string[]): Promise<RecordKey> => keyOf(query, { primaryKey: ['id'], promisedKey });
  expect(await promised('b', 'a')).toEqual({ columns: ['b', 'a'], kind: 'declared' });
  for (const broken of [['a'], ['d'], ['a', 'c'], ['a', 'none']]) expect(await promised(...broken)).toEqual({ columns: ['id'], kind: 'declared' });
  expect(await keyOf(six, { promisedKey: ['ma'] })).toEqual(row);
  expect(await keyOf(six, { promisedKey: ['ma', 'ten'] })).toEqual({ columns: ['ma', 'ten'], kind: 'declared' });
});

test('values that are written in two ways are one name, so they are no key', async () => {
  const query = sql`select case when range < 50 then range || '' else (range - 50) || '.0' end as ma_a, 'x' || range % 2 as ma_b from range(100)`;
  expect(await keyOf(query, { promisedKey: ['ma_a', 'ma_b'] })).toEqual(row);
});

test('a key that a contract promises later, or no longer, names the records from then on, and what was counted stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-key-'));
  try {
    const query = sql`select range % 10 as a, range // 10 as b, range % 7 as c from range(100)`;
    const input = await land(engine, query);
    const profileOf = (promisedKey: string[] | null) => profileTable(engine, { ...input, promisedKey }, { kept: { folder, release: 'one' } });
    const without = await profileOf(null);
    const later = await profileOf(['b', 'a']);
    expect(later.recordKey).toEqual({ columns: ['b', 'a'], kind: 'declared' });
    expect({ ...later, recordKey: without.recordKey, identity: without.identity }).toEqual(without);
    expect(later.identity).not.toBe(without.identity);
    expect(await profileOf(['b', 'a'])).toEqual(later);
    expect(await profileOf(['c'])).toMatchObject({ recordKey: without.recordKey });
    expect(await profileOf(null)).toEqual(without);
  } finally {
    await rm(folder, { recursive: true });
  }
});
