import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainedColumns } from '@sogoc/origin';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/index.ts';
import { type Outcome, survey } from './outcome.ts';

const config = join(import.meta.dirname, '../../../../examples/communes/sogoc.yaml');

let outcome: Outcome;
beforeAll(async () => {
  outcome = await survey(await readConfig(config));
});

/** `database.column` to `role` or `role < database.column` of the source. */
function roles(): Record<string, string> {
  const holders = outcome.result.origins.attributes.flatMap((attribute) => attribute.holders);
  return Object.fromEntries(
    holders.map(({ database, column, role, copyOf }) => [`${database}.${column}`, copyOf ? `${role} < ${copyOf.database}.${copyOf.column}` : role]),
  );
}

const found = (database: string, column: string, kind: string): Outcome['discrepancies'] =>
  outcome.discrepancies.filter((one) => one.database === database && one.column === column && one.kind === kind);

describe('four real databases of communes', () => {
  it('finds the statistics office to be the original and the map and the app to be copies, without a designation', () => {
    expect(roles()).toMatchObject({
      'statistics.ma_so': 'original',
      'statistics.ten_don_vi_hanh_chinh': 'original',
      'statistics.tinh_thanh_pho': 'original',
      'app.code': 'copy < statistics.ma_so',
      'app.name': 'copy < statistics.ten_don_vi_hanh_chinh',
      'app.provinceName': 'copy < statistics.tinh_thanh_pho',
      'map.tenhc': 'copy < statistics.ten_don_vi_hanh_chinh',
      'map.tentinh': 'copy < statistics.tinh_thanh_pho',
    });
  });

  it('sees that the map splits the name into type and name, and does not share its own codes', () => {
    const holders = outcome.result.origins.attributes.flatMap((attribute) => attribute.holders);
    expect(holders.find(({ database, column }) => database === 'map' && column === 'tenhc')?.parts).toEqual(['loai', 'tenhc']);
    expect(holders.filter(({ database, column }) => database === 'map' && ['ma', 'maxa', 'id', 'cay'].includes(column))).toEqual([]);
  });

  it('writes which columns stand in which, exactly', async () => {
    const { every, pairs } = JSON.parse(await readFile(join(outcome.out, 'containment.json'), 'utf8')) as ContainedColumns;
    expect(every).toBe(1);
    const codes = pairs.find(({ column, in: holder }) => column.database === 'app' && column.column === 'code' && holder.database === 'statistics');
    expect(codes).toMatchObject({ distinct: 3321, shared: 3320, share: 0.9997 });
  });

  it('sees in the catalogue of before the merger an earlier state, not a copy', () => {
    expect(roles()).toMatchObject({ 'before.Mã': 'earlier', 'before.Tên': 'earlier', 'before.Tỉnh / Thành Phố': 'earlier' });
  });

  it('reports the one code of the app that the statistics office does not know, which it must be, and that it ended', () => {
    const strangers = outcome.discrepancies.filter(({ database, column, kind }) => database === 'app' && column === 'code' && kind !== 'variant');
    expect(strangers.toSorted((x, y) => (x.kind < y.kind ? -1 : 1))).toMatchObject([
      { record_key: '23938', kind: 'reference-mismatch', observed: '23938', expected: '23737' },
      { record_key: '23938', kind: 'stale', observed: '23938', rule: 'communes.code.current' },
    ]);
  });

  it('counts the 18 names that the app writes differently as variants, none as an error', () => {
    const variants = found('app', 'name', 'variant');
    expect(variants).toHaveLength(18);
    expect(variants.map(({ observed }) => observed)).toEqual(expect.arrayContaining(['Xã Thuận Hoà', 'Xã Ea H’Leo', 'xã Bắc Sơn']));
    expect(found('app', 'name', 'reference-mismatch')).toEqual([]);
  });

  it('reports the <br> left in the original as discrepancies of the original', () => {
    const broken = [...found('statistics', 'ten_don_vi_hanh_chinh', 'format'), ...found('statistics', 'tinh_thanh_pho', 'format')];
    expect(broken).toHaveLength(49);
    expect(broken.every(({ observed }) => observed?.includes('<br>'))).toBe(true);
    expect(broken.find(({ record_key }) => record_key === '04630')?.expected).toBe('Xã Tú Lệ');
  });

  it('reports the codes that the map gives twice', () => {
    const values = found('map', 'maxa', 'duplicate').map(({ observed }) => observed);
    // 3,321 records, 3,312 codes: each finding repeats a record that comes before it.
    expect(values.toSorted()).toEqual([...Array<string>(8).fill('-1'), '621']);
  });

  it('gives no number for what it could not measure, but a reason', () => {
    for (const { criteria } of outcome.result.scorecard.databases) {
      for (const { score, reason } of Object.values(criteria)) expect(score === null ? reason : 'measured').toBeTruthy();
      expect(criteria.live.score).toBeNull();
      expect(criteria.shared.score).toBeNull();
    }
  });
});
