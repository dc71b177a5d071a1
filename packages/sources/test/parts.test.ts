import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@sogoc/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropOldSnapshots, type LandedTable, landedFiles } from '../src/index.ts';
import { type Bench, failure, openBench } from './landing.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const lake = (): string => join(bench.folder, 'lake');
const at = (...names: string[]): string => join(bench.folder, ...names);

/** Writes a part of a table; `rows`: its columns as SQL. */
async function write(folder: string, name: string, rows = sql`select 1 as a, 'x' as b`): Promise<void> {
  await mkdir(join(at(folder), name, '..'), { recursive: true });
  await bench.engine.writeParquet(rows, join(at(folder), name));
}

async function only(source: string, snapshot: string): Promise<LandedTable> {
  const [table, ...more] = (await bench.land(source, {}, { snapshot })).tables;
  if (!table || more.length > 0) throw new Error(`${more.length} tables beside the first`);
  return table;
}

const rowsOf = async (table: LandedTable): Promise<string[]> => (await bench.rows(table)).map((row) => row.join());

describe('a folder of parts', () => {
  test('what is as it was is not landed again; what came, changed or went is', async () => {
    for (const number of [0, 1, 2]) await write('kept', `part-${number}.parquet`, sql`select ${number} as a, 'x' as b from range(3)`);
    const first = await only('kept', 's1');
    expect([first.name, first.rows, first.parts?.map(({ name }) => name)]).toEqual([
      'kept',
      9,
      ['part-0.parquet', 'part-1.parquet', 'part-2.parquet'],
    ]);
    const before = new Map<string, bigint>();
    for (const { name, file } of first.parts ?? []) before.set(name, (await stat(file, { bigint: true })).ino);

    await write('kept', 'part-1.parquet', sql`select 7 as a, 'y' as b`);
    await rm(at('kept', 'part-2.parquet'));
    await write('kept', 'part-3.parquet');
    // Another time of change, the same content.
    await utimes(at('kept', 'part-0.parquet'), 1, 1);
    const second = await only('kept', 's2');
    expect(await rowsOf(second)).toEqual(['0,x', '0,x', '0,x', '7,y', '1,x']);
    expect(second.parts?.map(({ name, rows }) => [name, rows])).toEqual([
      ['part-0.parquet', 3],
      ['part-1.parquet', 1],
      ['part-3.parquet', 1],
    ]);
    const kept = await Promise.all((second.parts ?? []).map(async ({ name, file }) => (await stat(file, { bigint: true })).ino === before.get(name)));
    expect(kept).toEqual([true, false, false]);

    await dropOldSnapshots(lake(), 's2');
    expect((await readdir(second.file)).sort()).toEqual((second.parts ?? []).map(({ file }) => file.slice(second.file.length + 1)).sort());
    expect(await landedFiles(lake(), 'db', 'kept')).toEqual({ file: second.file, parts: second.parts });
  });

  test('a landed file that somebody touched is landed again', async () => {
    await write('touched', 'part-0.parquet');
    const [part] = (await only('touched', 't1')).parts ?? [];
    await writeFile(part?.file ?? '', 'PAR1 no more');
    expect(await rowsOf(await only('touched', 't2'))).toEqual(['1,x']);
  });

  test('a part of other columns and one that is broken are told of; the rest lands', async () => {
    for (const number of [0, 1]) await write('odd', `part-${number}.parquet`);
    await write('odd', 'part-2.parquet', sql`select 1 as a, 2 as c`);
    await write('odd', 'part-3.parquet', sql`select 'text' as a, 'x' as b`);
    await write('odd', 'part-4.parquet', sql`select 'z' as b, 4::smallint as a`);
    await writeFile(at('odd', 'part-5.parquet'), 'PAR1');
    await write('odd', 'part-6.parquet', sql`select 1 as a, 'x' as b limit 0`);
    const table = await only('odd', 's');
    expect(await rowsOf(table)).toEqual(['1,x', '1,x', '4,z']);
    expect(table.problems.map(({ code, place, message }) => [code, place, message.split(': ')[1]])).toEqual([
      ['SOURCE_BROKEN', 'db.odd, part-5.parquet', undefined],
      ['SOURCE_PART_DIFFERS', 'db.odd, part-2.parquet', 'it lacks b; it has c beside'],
      ['SOURCE_PART_DIFFERS', 'db.odd, part-3.parquet', 'a is VARCHAR, not INTEGER'],
    ]);
    expect((await only('odd', 's-again')).problems).toEqual(table.problems);
  });

  test('folders that carry values are columns of text; marks of writers are no parts', async () => {
    await write('dated', 'year=2024/region=01/part-0.parquet');
    await write('dated', 'year=2025/region=02/part-0.parquet');
    await writeFile(at('dated', '_SUCCESS'), '');
    const table = await only('dated', 's');
    expect([table.columns.map(({ name }) => name), await rowsOf(table)]).toEqual([
      ['a', 'b', 'region', 'year'],
      ['1,x,01,2024', '1,x,02,2025'],
    ]);
  });

  test('files that are called after what they hold stay tables of their own', async () => {
    for (const name of ['land', 'people']) await write('several', `${name}.parquet`);
    expect((await bench.land('several')).tables.map(({ name, parts }) => [name, parts])).toEqual([
      ['land', undefined],
      ['people', undefined],
    ]);
  });

  test('files called alike but for a number that counts them, with the same columns, are one table in pieces', async () => {
    const place = async (folder: string, ...names: string[]): Promise<void> => {
      for (const name of names) await write(folder, `${name}.parquet`);
    };
    const tables = async (folder: string): Promise<(readonly [string, number | undefined])[]> =>
      (await bench.land(folder)).tables.map(({ name, parts }) => [name, parts?.length] as const);
    await place('alone', 'p9', 'p10', 'p1', 'p2', 'p3', 'p4', 'p5', 'p7', 'p8');
    expect(await only('alone', 's').then(({ name, parts }) => [name, parts?.[0]?.name, parts?.at(-1)?.name])).toEqual([
      'alone',
      'p1.parquet',
      'p10.parquet',
    ]);
    await place('beside', 'land', 'people-000', 'people-001', 'people-002', '1', '2', '3', 'people');
    expect(await tables('beside')).toEqual([
      ['land', undefined],
      ['people', undefined],
      ['beside', 3],
      ['people-*', 3],
    ]);
    await place('states', 'land_2024', 'land_2025', 'land_2026', 'list1', 'list2');
    expect((await tables('states')).map(([name]) => name)).toEqual(['land_2024', 'land_2025', 'land_2026', 'list1', 'list2']);
    await place('unlike', 't1', 't2');
    await write('unlike', 't3.parquet', sql`select 1 as c`);
    expect((await tables('unlike')).map(([name]) => name)).toEqual(['t1', 't2', 't3']);
    await place('turned', 't1', 't2');
    await write('turned', 't3.parquet', sql`select 'x' as b, 1 as a`);
    expect(await rowsOf(await only('turned', 's'))).toEqual(['1,x', '1,x', '1,x']);
    await place('hurt', 'x1', 'x2', 'x3');
    await writeFile(at('hurt', 'x2.parquet'), 'PAR1');
    const hurt = await only('hurt', 's');
    expect([hurt.parts?.length, hurt.problems.map(({ code, place: where }) => [code, where])]).toEqual([
      2,
      [['SOURCE_BROKEN', 'db.hurt, x2.parquet']],
    ]);
  });

  test('nothing but broken parts is a table that cannot be read', async () => {
    await mkdir(at('ruin'));
    await writeFile(at('ruin', 'part-0.parquet'), 'PAR1');
    expect(await failure(bench.land('ruin'))).toMatchObject({ code: 'SOURCE_BROKEN', place: 'db.ruin' });
  });
});

describe('a pattern', () => {
  test('what it matches is one table', async () => {
    for (const year of [2024, 2025]) await write('records', `${year}/land.parquet`, sql`select ${year} as a, 'x' as b`);
    await write('records', '2025/people.parquet', sql`select 1 as c`);
    const table = await only('records/*/land.parquet', 's');
    expect([table.name, await rowsOf(table), table.parts?.map(({ name }) => name)]).toEqual([
      'records',
      ['2024,x', '2025,x'],
      ['2024/land.parquet', '2025/land.parquet'],
    ]);
  });

  test('one that matches nothing is no source, and a name with its signs is a name', async () => {
    expect(await failure(bench.land('records/*/ghost.parquet'))).toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    await write('signs', 'land [1].parquet');
    expect((await bench.land('signs/land [1].parquet')).kind).toBe('parquet');
  });
});
