import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@sogoc/engine';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findHeader } from '../src/header/find-header.ts';
import { plainNumber } from '../src/kinds/xlsx/cell-text.ts';
import { type Bench, failure, openBench } from './landing.ts';
import { zipOf } from './zip.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('XLSX', () => {
  test('sheets with titles, dates, formulas, padded codes and noise of fractions', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Danh sách');
    sheet.mergeCells('B1:F1');
    sheet.getCell('B1').value = 'DANH SÁCH HỘ';
    sheet.getCell('B3').value = 'Mã';
    sheet.getRow(3).values = [undefined, undefined, 'Mã', 'Tên', 'Ngày', 'Số', 'Đúng', 'Lúc'];
    sheet.getRow(4).values = [undefined, undefined, '(1)', '(2)', '(3)', '(4)', '(5)', '(6)'];
    sheet.getRow(5).values = [
      undefined,
      undefined,
      4,
      'Ba Đình',
      new Date(Date.UTC(2025, 6, 1)),
      0.1 + 0.2,
      true,
      new Date(Date.UTC(2025, 6, 1, 8, 30)),
    ];
    sheet.getRow(6).values = [
      undefined,
      undefined,
      70,
      { richText: [{ text: 'Hoàn ' }, { text: 'Kiếm' }] },
      null,
      { formula: 'F5*2', result: 0.6 },
      false,
    ];
    sheet.getCell('C5').numFmt = '00000';
    sheet.getCell('C6').numFmt = '00000';
    sheet.getCell('H5').numFmt = 'dd/mm/yyyy hh:mm';
    book.addWorksheet('trống');
    book.addWorksheet('Hai').addRows([
      ['a', 'b'],
      [123456789012, 1e21],
    ]);
    await book.xlsx.writeFile(join(bench.folder, 'a.xlsx'));
    const { tables, problems } = await bench.land('a.xlsx');
    expect(tables.map((table) => [table.name, table.columns.map((column) => column.name)])).toEqual([
      ['Danh sách', ['Mã', 'Tên', 'Ngày', 'Số', 'Đúng', 'Lúc']],
      ['Hai', ['a', 'b']],
    ]);
    expect(await bench.rows(tables[0])).toEqual([
      ['00004', 'Ba Đình', '2025-07-01', '0.3', 'true', '2025-07-01 08:30:00'],
      ['00070', 'Hoàn Kiếm', null, '0.6', 'false', null],
    ]);
    expect(await bench.rows(tables[1])).toEqual([['123456789012', '1000000000000000000000']]);
    expect(problems).toMatchObject([{ code: 'SOURCE_EMPTY_TABLE', place: 'db.trống' }]);
  });

  test('a container that says it unfolds too far, or lies about it, is refused', async () => {
    await bench.write('bomb.xlsx', zipOf({ 'xl/workbook.xml': Buffer.alloc(300 * 2 ** 20) }));
    expect(await failure(bench.land('bomb.xlsx'))).toMatchObject({ code: 'SOURCE_TOO_LARGE', place: 'db.bomb' });
    await bench.write('liar.xlsx', zipOf({ 'xl/workbook.xml': Buffer.alloc(64 * 2 ** 20) }, 1_000));
    expect(await failure(bench.land('liar.xlsx'))).toMatchObject({ code: 'SOURCE_BROKEN' });
  });

  test('damaged, empty and old workbooks', async () => {
    const whole = await readFile(join(bench.folder, 'a.xlsx'));
    await bench.write('cut.xlsx', whole.subarray(0, whole.length >> 1));
    expect(await failure(bench.land('cut.xlsx'))).toMatchObject({ code: 'SOURCE_BROKEN' });
    await bench.write('none.xlsx', '');
    expect(await failure(bench.land('none.xlsx'))).toMatchObject({ code: 'SOURCE_EMPTY' });
    await bench.write('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    expect(await failure(bench.land('old.xls'))).toMatchObject({ code: 'SOURCE_UNKNOWN_KIND', remedy: expect.stringContaining('.xlsx') });
  });

  test('the header is found below any titles and before any values', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-zđêô]{2,8}$/), { minLength: 3, maxLength: 8 });
    const title = fc.constantFrom<(string | null)[]>(['BÁO CÁO'], ['Tháng 7'], [null, 'Đơn vị: xã']);
    fc.assert(
      fc.property(names, fc.array(title, { maxLength: 3 }), fc.integer({ min: 1, max: 20 }), fc.boolean(), (header, titles, count, numbered) => {
        const values = Array.from({ length: Math.max(count, titles.length + 4) }, (_, row) =>
          header.map((_, column) => String(row * 10 + column + 7)),
        );
        const second = numbered ? [header.map((_, index) => `(${index + 1})`)] : [];
        const found = findHeader([...titles, header, ...second, ...values]);
        expect(found).toEqual({ header: titles.length, first: titles.length + 1 + second.length, names: header });
      }),
    );
  });

  test('a row of values that happens to count is kept', () => {
    expect(
      findHeader([
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['4', '5', '6'],
      ]),
    ).toEqual({ header: 0, first: 1, names: ['a', 'b', 'c'] });
  });

  test('names in two rows are put together, whichever of the rows is wider', () => {
    const values = Array.from({ length: 5 }, (_, row) => [String(row + 1), 'An', 'x', '2', '3', '1980', 'Thôn 1', 'A']);
    const title = ['DANH SÁCH', null, null, null, null, 'Mẫu 1'];
    const upper = ['STT', 'Họ tên', null, 'Ngày sinh', null, null, 'Nơi ở'];
    const lower = [null, 'Họ', 'Tên', 'Ngày', 'Tháng', 'Năm', 'Thôn', 'Xã'];
    expect(findHeader([title, upper, lower, ...values])).toEqual({
      header: 1,
      first: 3,
      names: ['STT', 'Họ tên - Họ', 'Họ tên - Tên', 'Ngày sinh - Ngày', 'Ngày sinh - Tháng', 'Ngày sinh - Năm', 'Nơi ở - Thôn', 'Nơi ở - Xã'],
    });
  });

  test('numbers lose noise, never digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }), (value) => {
        const text = plainNumber(String(value));
        expect(text).toMatch(/^-?\d+(?:\.\d*[1-9])?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
      }),
    );
    expect(['1e-7', '0.30000000000000004', '1.5E3', '100', '012'].map(plainNumber)).toEqual(['0.0000001', '0.3', '1500', '100', '012']);
  });
});

describe('Parquet', () => {
  test('types are kept; one cut off is told of', async () => {
    const path = join(bench.folder, 't.parquet');
    await bench.engine.writeParquet(sql`select 1 as a, date '2025-07-01' as b, 'x' as c`, path);
    const [table] = (await bench.land('t.parquet')).tables;
    expect(table?.columns.map(({ name, type }) => [name, type])).toEqual([
      ['a', 'integer'],
      ['b', 'date'],
      ['c', 'text'],
    ]);
    await bench.write('cut.parquet', (await readFile(path)).subarray(0, 200));
    expect(await failure(bench.land('cut.parquet'))).toMatchObject({ code: 'SOURCE_BROKEN', place: 'db.cut' });
  });

  test('one whose middle is missing is told of, though it begins and ends well', async () => {
    const path = join(bench.folder, 'hole.parquet');
    await bench.engine.writeParquet(sql`select range as a, md5(cast(range as varchar)) as b from range(20000)`, path);
    const bytes = await readFile(path);
    const footer = bytes.readUInt32LE(bytes.length - 8) + 8;
    await bench.write('hole.parquet', Buffer.concat([bytes.subarray(0, 1000), bytes.subarray(bytes.length - footer)]));
    expect(await failure(bench.land('hole.parquet'))).toMatchObject({ code: 'SOURCE_BROKEN', place: 'db.hole' });
    expect(await bench.leftovers()).toEqual([]);
  });

  test('a file is copied as it is; one with row groups that no engine can share among processors is written anew', async () => {
    const table = sql`select range as a from range(300000)`;
    await bench.engine.writeParquet(table, join(bench.folder, 'plain.parquet'));
    await bench.engine.run(sql`copy (${table}) to ${join(bench.folder, 'tiny.parquet')} (format parquet, row_group_size 2048)`);
    for (const name of ['plain', 'tiny']) {
      const [landed] = (await bench.land(`${name}.parquet`)).tables;
      const same = (await readFile(landed?.file ?? '')).equals(await readFile(join(bench.folder, `${name}.parquet`)));
      expect([name, landed?.rows, same]).toEqual([name, 300_000, name === 'plain']);
    }
  });

  test('columns that come from the names of folders are kept', async () => {
    await mkdir(join(bench.folder, 'year=2025'));
    await bench.engine.writeParquet(sql`select 1 as a`, join(bench.folder, 'year=2025', 'y.parquet'));
    const [table] = (await bench.land('year=2025/y.parquet')).tables;
    expect([table?.columns.map(({ name }) => name), await bench.rows(table)]).toEqual([['a', 'year'], [['1', '2025']]]);
  });
});

describe('a folder', () => {
  test('each file a table; what cannot be read leaves the others alone', async () => {
    const folder = join(bench.folder, 'folder');
    await mkdir(join(folder, 'parts'), { recursive: true });
    for (const part of [1, 2]) await bench.engine.writeParquet(sql`select ${part} as a`, join(folder, 'parts', `${part}.parquet`));
    await bench.write('folder/a.csv', 'x,y\n1,2\n');
    await bench.write('folder/a.json', '[{"x":1}]');
    await bench.write('folder/two.json', '{"b":[{"x":1}],"c":[{"x":1}]}');
    await bench.write('folder/broken.parquet', 'PAR1');
    await bench.write('folder/empty.csv', '');
    await bench.write('folder/readme.md', '# no table');
    const { tables, problems } = await bench.land('folder');
    expect(tables.map((table) => [table.name, table.rows])).toEqual([
      ['a.csv', 1],
      ['a.json', 1],
      ['parts', 2],
      ['two.b', 1],
      ['two.c', 1],
    ]);
    expect(new Set(tables.map((table) => table.file)).size).toBe(5);
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ['SOURCE_BROKEN', 'db.broken'],
      ['SOURCE_EMPTY', 'db.empty'],
      ['SOURCE_FILE_SKIPPED', 'db, readme.md'],
    ]);
  });
  test('only the tables asked for; one that does not exist is told of', async () => {
    const { tables, problems } = await bench.land('folder', { tables: ['parts', 'ghost'] });
    expect(tables.map((table) => table.name)).toEqual(['parts']);
    expect(problems.at(-1)).toMatchObject({ code: 'SOURCE_TABLE_UNKNOWN', place: 'db.ghost' });
  });
  test('names that would climb out of the lake stay in it', async () => {
    await mkdir(join(bench.folder, 'odd'));
    for (const name of ['...csv', 'A b.csv', 'a B.csv', 'hoà.csv', 'hoà.csv']) await bench.write(`odd/x${name}`, 'a,b\n1,2\n');
    const { tables } = await bench.land('odd', { name: '../../up' });
    expect(new Set(tables.map((table) => table.file.toLowerCase())).size).toBe(tables.length);
    for (const { file } of tables) expect(file.startsWith(join(bench.folder, 'lake', 'up~'))).toBe(true);
  });
});

test('what is not there, not known or holds nothing', async () => {
  expect(await failure(bench.land('ghost.csv'))).toMatchObject({ code: 'SOURCE_NOT_FOUND', place: 'db' });
  await bench.write('a.pdf', '%PDF');
  expect(await failure(bench.land('a.pdf'))).toMatchObject({ code: 'SOURCE_UNKNOWN_KIND' });
  expect(await failure(bench.land('ftp://host/file'))).toMatchObject({ code: 'SOURCE_UNKNOWN_KIND' });
  await mkdir(join(bench.folder, 'nothing'));
  expect(await failure(bench.land('nothing'))).toMatchObject({ code: 'SOURCE_EMPTY' });
  await symlink(join(bench.folder, 'gone'), join(bench.folder, 'link.csv'));
  expect(await failure(bench.land('link.csv'))).toMatchObject({ code: 'SOURCE_NOT_FOUND' });
});
