import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import { profileTable, type TableProfile } from '@sogoc/profile';
import { vietnam } from '@sogoc/vietnam';
import { expect, test } from 'vitest';
import { findReferences } from './references.ts';

async function tableOf(engine: Engine, folder: string, table: string, columns: readonly string[], query: Sql): Promise<TableProfile> {
  const file = join(folder, `${table}.parquet`);
  await engine.writeParquet(query, file);
  const landed = columns.map((name) => ({ name, sourceType: 'bigint', type: 'integer' as const }));
  return profileTable(
    engine,
    { database: 'population', table, file, columns: landed, primaryKey: null, unique: [], references: [] },
    { pack: vietnam },
  );
}

test('a code of the head of a household names the record of a person, whatever word its key has for a code; a small number or a phone does not', async () => {
  await using engine = await openDuckDb({ threads: 1, memoryLimit: 2 ** 28 });
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-references-'));
  const people = sql`select i + 1000 as "ID", 900000000 + i as "SDT" from range(1, 901) t(i)`;
  const visits = sql`select i + 1000 as "VISIT_ID", 1 + i % 60 + 1000 as "SO_PHONG", 1000 + (i * 7) % 900 + 1 as "MA_NGUOI" from range(1, 701) t(i)`;
  const households = sql`select 10 * i as "MA_HO", 1000 + 3 * i as "MA_CHU_HO", 900000000 + i as "SO_DIEN_THOAI" from range(1, 301) t(i)`;
  const tables = [
    await tableOf(engine, folder, 'CONG_DAN', ['ID', 'SDT'], people),
    await tableOf(engine, folder, 'LUOT_KHAM', ['VISIT_ID', 'SO_PHONG', 'MA_NGUOI'], visits),
    await tableOf(engine, folder, 'HO_KHAU', ['MA_HO', 'MA_CHU_HO', 'SO_DIEN_THOAI'], households),
  ];
  const found = await findReferences(engine, tables, vietnam, {});
  expect(found.map(({ from, column, to }) => `${from.table}.${column.name} to ${to.table}`).sort()).toEqual([
    'HO_KHAU.MA_CHU_HO to CONG_DAN',
    'LUOT_KHAM.MA_NGUOI to CONG_DAN',
  ]);
});
