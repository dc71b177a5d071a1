import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import { type CountryPack, profileTable } from '@sogoc/profile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vietnam } from '../src/index.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
  folder = await mkdtemp(join(tmpdir(), 'vietnam-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the profile with a pack takes each column of a table for. */
export async function typesOf(table: Sql, pack: CountryPack): Promise<Record<string, string | null>> {
  const file = join(folder, 'table.parquet');
  await engine.writeParquet(sql`select * from ${table}`, file);
  const columns = await engine.all<{ column_name: string }>(sql`describe select * from ${table}`);
  const landed = columns.map(({ column_name }) => ({ name: column_name, sourceType: 'text', type: 'text' as const }));
  const profile = await profileTable(
    engine,
    { database: 'd', table: 't', file, columns: landed, primaryKey: null, unique: [], references: [] },
    { pack },
  );
  return Object.fromEntries(profile.columns.map((column) => [column.name, column.semanticType?.id ?? null]));
}

const fixture = (name: string): Sql => sql`read_csv(${fileURLToPath(new URL(`./fixtures/${name}.csv`, import.meta.url))}, all_varchar = true)`;

describe('columns of real tables are what they are, and the others nothing', () => {
  test.each([
    ['statistics-office', { ma_so: 'vn.commune-code', ten_don_vi_hanh_chinh: 'vn.commune-name', tinh_thanh_pho: 'vn.province-name' }],
    [
      'catalogue-before-merger',
      {
        Mã: 'vn.commune-code',
        Tên: 'vn.commune-name',
        'Tên Tiếng Anh': null,
        Cấp: 'vn.administrative-level',
        'Mã QH': 'vn.district-code',
        'Quận Huyện': 'vn.district-name',
        'Mã TP': 'vn.province-code',
        'Tỉnh / Thành Phố': 'vn.province-name',
      },
    ],
    [
      'map-publisher',
      {
        id: null,
        matinh: null,
        ma: null,
        tentinh: 'vn.province-name',
        loai: 'vn.administrative-level',
        tenhc: 'vn.commune-name',
        cay: null,
        dientichkm2: null,
        dansonguoi: null,
        trungtamhc: null,
        kinhdo: null,
        vido: null,
        truocsapnhap: null,
        maxa: null,
        khoa: null,
      },
    ],
    [
      'commune-centroids',
      {
        province_code: 'vn.province-code',
        province: 'vn.province-name',
        code: 'vn.commune-code',
        name: 'vn.commune-name',
        latitude: null,
        longitude: null,
        area_km2: null,
      },
    ],
    [
      'address-app',
      {
        code: 'vn.commune-code',
        name: 'vn.commune-name',
        englishName: null,
        administrativeLevel: 'vn.administrative-level',
        provinceCode: 'vn.province-code',
        provinceName: 'vn.province-name',
        decree: 'vn.document-number',
      },
    ],
    ['messy-addresses-1', { ward: 'vn.commune-name', district: 'vn.district-name', province: 'vn.province-name' }],
    ['messy-addresses-2', { ward: 'vn.commune-name', district: 'vn.district-name', province: 'vn.province-name' }],
  ])('%s', async (name, expected) => expect(await typesOf(fixture(name), vietnam)).toEqual(expected));
});

test('the codes that systems give their own records are no certificates, phones or agencies', async () => {
  const codes = sql`(select 'KK' || lpad(i::varchar, 6, '0') as ma_ke_khai, 'TD' || lpad(i::varchar, 8, '0') as ma_ho, 'A' || lpad((i % 99)::varchar, 2, '0') || '.' || (i % 10) as benh from range(500) r(i))`;
  expect(await typesOf(codes, vietnam)).toEqual({ ma_ke_khai: null, ma_ho: null, benh: null });
});

test('numbers without a telling name are no identifier', async () => {
  const numbers = sql`(select (900000000 + hash(i) % 99999999)::bigint as nine, (1000000000 + hash(i + 1) % 8999999999)::bigint as ten, (100000000000 + hash(i + 2) % 899999999999)::bigint as twelve,
    (hash(i + 3) % 99999)::bigint as five, (hash(i + 4) % 100)::bigint as two, (hash(i + 5) % 1000000) / 1e6 as share, 8 + (hash(i + 6) % 1000000) / 1e5 as latitude, 1900 + (hash(i + 7) % 60000) as amount
    from range(2000) r(i))`;
  const found = await typesOf(numbers, vietnam);
  expect(found).toEqual({ nine: null, ten: null, twelve: null, five: null, two: null, share: null, latitude: null, amount: null });
});
