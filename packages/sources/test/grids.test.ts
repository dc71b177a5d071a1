import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GridLimits, readGrids } from '../src/index.ts';
import { zipOf } from './zip.ts';

const limits: GridLimits = { maxRows: 200, maxColumns: 20, maxCharacters: 20_000, maxUnpacked: 32 * 2 ** 20 };
let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-grids-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array) {
  files += 1;
  const path = join(folder, `${files}`);
  await writeFile(path, bytes);
  return readGrids(path, limits, 'list');
}
const codeOf = (bytes: Uint8Array) =>
  read(bytes).then(
    () => null,
    (error: { code: string; place: string; remedy?: string }) => [error.code, error.place, Boolean(error.remedy)],
  );
const word = (body: string, before = ''): Buffer =>
  zipOf({
    'word/document.xml': Buffer.from(`<?xml version="1.0"?>${before}<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`),
  });
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

test('a workbook: what is merged stands in each cell, dates as days, sheets by name', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('Phụ lục');
  sheet.addRow(['Danh mục']);
  sheet.addRow(['TT', 'Cơ quan', null, 'Hạn']);
  sheet.addRow([1, 'Bộ A', 'Bộ B', new Date(Date.UTC(2025, 5, 30))]);
  sheet.addRow([2, null, 'Bộ C', 'Quý III/2025']);
  sheet.mergeCells('A1:D1');
  sheet.mergeCells('B2:C2');
  sheet.mergeCells('B3:B4');
  book.addWorksheet('Trống');
  const grids = await read(Buffer.from(await book.xlsx.writeBuffer()));
  expect(grids.map(({ name, ordinal }) => [name, ordinal])).toEqual([['Phụ lục', 1]]);
  expect(grids[0]?.rows.map(({ cells }) => cells)).toEqual([
    ['Danh mục', 'Danh mục', 'Danh mục', 'Danh mục'],
    ['TT', 'Cơ quan', 'Cơ quan', 'Hạn'],
    ['1', 'Bộ A', 'Bộ B', '2025-06-30'],
    ['2', 'Bộ A', 'Bộ C', 'Quý III/2025'],
  ]);
});

test('a text: its tables with merged cells, without what was struck out and what is there twice', async () => {
  const struck = '<w:tc><w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p></w:tc>';
  const twice =
    '<w:tc><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>x</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>y</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:tc>';
  const inner = `<w:tc><w:tbl>${row(cell('trong'))}</w:tbl><w:p/></w:tc>`;
  const grids = await read(
    word(
      `<w:p><w:r><w:t>PHỤ LỤC</w:t></w:r></w:p><w:tbl>${row(cell('Cơ quan', '<w:gridSpan w:val="2"/>'), cell('Hạn'))}
      ${row(cell('A', '<w:vMerge w:val="restart"/>'), cell('B'), struck)}${row(cell('', '<w:vMerge/>'), cell('C'), twice)}</w:tbl><w:tbl>${row(inner)}</w:tbl>`,
    ),
  );
  expect(grids.map(({ rows }) => rows.map(({ cells }) => cells))).toEqual([
    [
      ['Cơ quan', 'Cơ quan', 'Hạn'],
      ['A', 'B', 'mới'],
      ['A', 'C', 'x'],
    ],
    [['trong']],
  ]);
});

test('hostile and broken files end with an error that says what to do', async () => {
  const entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  const wide = `<w:tbl>${row(...Array.from({ length: 21 }, () => cell('x')))}</w:tbl>`;
  const cases: [string, Uint8Array, string][] = [
    ['nothing', Buffer.alloc(0), 'SOURCE_BROKEN'],
    ['an old document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'SOURCE_UNKNOWN_KIND'],
    ['another container', zipOf({ 'a.txt': Buffer.from('x') }), 'SOURCE_UNKNOWN_KIND'],
    ['a bomb', zipOf({ 'word/document.xml': Buffer.alloc(64 * 2 ** 20) }), 'SOURCE_TOO_LARGE'],
    ['a bomb that lies', zipOf({ 'word/document.xml': Buffer.alloc(64 * 2 ** 20) }, 1000), 'SOURCE_BROKEN'],
    ['an entity of outside', word(`<w:tbl>${row(cell('&x;'))}</w:tbl>`, entity), 'SOURCE_BROKEN'],
    ['an entity that grows', word(`<w:tbl>${row(cell('&b;'))}</w:tbl>`, entity), 'SOURCE_BROKEN'],
    ['XML that ends early', zipOf({ 'word/document.xml': Buffer.from('<w:document><w:tbl>') }), 'SOURCE_BROKEN'],
    ['too many rows', word(`<w:tbl>${row(cell('x')).repeat(201)}</w:tbl>`), 'SOURCE_TOO_LARGE'],
    ['too many columns', word(wide), 'SOURCE_TOO_MANY_COLUMNS'],
    ['a span without end', word(`<w:tbl>${row(cell('x', '<w:gridSpan w:val="1e9"/>'))}</w:tbl>`), 'SOURCE_TOO_MANY_COLUMNS'],
    ['too much text', word(`<w:tbl>${row(cell('x'.repeat(20_001)))}</w:tbl>`), 'SOURCE_TOO_LARGE'],
    ['no table', word('<w:p/>'), 'SOURCE_EMPTY'],
  ];
  for (const [what, bytes, code] of cases) expect(await codeOf(bytes), what).toEqual([code, 'list', true]);
});

test('text repeated by merging counts too', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('x');
  sheet.getCell('A1').value = 'x'.repeat(300);
  for (let number = 1; number <= 100; number += 1) sheet.getCell(number, 2).value = 'y';
  sheet.mergeCells('A1:A100');
  expect(await codeOf(Buffer.from(await book.xlsx.writeBuffer()))).toEqual(['SOURCE_TOO_LARGE', 'list', true]);
});

test('whatever bytes come, reading ends with tables or an error of the catalogue', async () => {
  const whole = word(`<w:tbl>${row(cell('A'), cell('B'))}</w:tbl>`);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
      const bytes = cut ? whole.subarray(0, at) : Buffer.from(whole);
      if (!cut) bytes[at] = byte;
      const code = await codeOf(bytes);
      expect(code === null || /^SOURCE_/.test(String(code[0]))).toBe(true);
    }),
    { numRuns: 150 },
  );
});
