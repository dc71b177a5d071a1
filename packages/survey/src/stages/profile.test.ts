import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { beforeAll, expect, test } from 'vitest';
import { freshFolder, survey } from '../../test/survey/outcome.ts';
import type { DatabaseRequest } from '../config/request.ts';

let folder: string;
const request = (name: string, source: string): DatabaseRequest => ({ name, source, baseDirectory: folder, owner: null, contract: null });

/** A file whose footer is whole and whose pages are not. */
beforeAll(async () => {
  folder = await freshFolder();
  await mkdir(join(folder, 'partly'));
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const path = join(folder, 'partly', 'damaged.parquet');
  await engine.writeParquet(sql`select range as id, md5(cast(range as varchar)) as name from range(20000)`, path);
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0xaa, 60_000, 300_000));
  await writeFile(join(folder, 'alone.parquet'), bytes);
  await writeFile(join(folder, 'partly', 'good.csv'), 'id,name\n1,An\n2,Chi\n');
});

test('a table that is damaged inside leaves the other tables and databases alone', async () => {
  const { result } = await survey({ databases: [request('partly', 'partly'), request('alone', 'alone.parquet')] });
  const [partly, alone] = result.catalog.databases;
  expect([partly?.status, partly?.tables.map(({ table }) => table)]).toEqual(['partial', ['good']]);
  expect(partly?.problems).toMatchObject([{ code: 'SOURCE_BROKEN', place: 'partly.damaged' }]);
  expect([alone?.status, alone?.problems.map(({ code }) => code)]).toEqual(['failed', ['SOURCE_BROKEN']]);
  expect(result.run.databases).toEqual({ read: 1, failed: 1 });
});

test('where nothing but damaged tables is left, nothing could be read', async () => {
  await expect(survey({ databases: [request('alone', 'alone.parquet')] })).rejects.toMatchObject({ code: 'SURVEY_NOTHING_READ' });
});
