import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from 'docx';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFile } from '../service.ts';
import { AgencyNames } from './agency-names.ts';
import { findHead } from './headings.ts';
import { judge } from './judge.ts';
import type { JudgedRow } from './reading.ts';

const agency = (id: string, name: string, path = `vn.${id}`) => ({ id, name, path });
const agencies = [
  agency('g01', 'Bộ Tài chính'),
  agency('g02', 'Bộ Nông nghiệp và Môi trường'),
  agency('g03', 'Bộ Công an'),
  agency('p38', 'Ủy ban nhân dân tỉnh Thanh Hóa'),
  agency('p38_05', 'Sở Nông nghiệp và Môi trường', 'vn.p38.p38_05'),
  agency('p38_04', 'Sở Tài chính', 'vn.p38.p38_04'),
  agency('c1', 'Ủy ban nhân dân xã Hải Tiến', 'vn.p38.c1'),
  agency('c2', 'Ủy ban nhân dân phường Hàm Rồng', 'vn.p38.c2'),
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-lists-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file read and judged as a register does that has never seen its like. */
async function understood(bytes: Uint8Array, name: string): Promise<JudgedRow[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const grids = await readFile(path, name);
  const best = grids
    .map((grid) => ({ grid, head: findHead(grid.rows) }))
    .toSorted((a, b) => Object.keys(b.head?.columns ?? {}).length - Object.keys(a.head?.columns ?? {}).length)[0];
  if (!best?.head) throw new TypeError('No head was found');
  const { grid, head } = best;
  const reading = { table: grid.ordinal, firstRow: head.firstRow, columns: head.columns, year: 2025, regular: 'yearly' as const };
  return judge(
    grid,
    { ...reading, agencies: [], skip: [], cells: [] },
    {
      ...{ agencies: new AgencyNames(agencies), byId: new Map(agencies.map((one) => [one.id, one])), owner: 'vn', existing: [], today: '2025-07-01' },
    },
  );
}

const told = (rows: readonly JudgedRow[]) =>
  rows
    .filter(({ status }) => status !== 'section')
    .map(({ status, task, problems }) =>
      task
        ? [status, task.number, task.agencyId, task.coordinating.join(), task.due, task.recurs].join(' ')
        : [status, ...problems.map(({ field, code }) => `${field} ${code}`)].join(' '),
    );

async function workbook(fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void): Promise<Buffer> {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet('PL1'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('a workbook with merged heads of two rows, merged leads, formulas, numbered columns, sections and totals', async () => {
  const bytes = await workbook((sheet, book) => {
    const hidden = book.addWorksheet('Nháp');
    hidden.state = 'veryHidden';
    for (const row of [
      ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'],
      [1, 'Bản nháp cũ, không giao nữa', 'Bộ Công an', '31/12/2024'],
    ])
      hidden.addRow(row);
    sheet.addRow(['ỦY BAN NHÂN DÂN TỈNH THANH HÓA']);
    sheet.mergeCells('A1:F1');
    sheet.addRow(['PHỤ LỤC: DANH MỤC NHIỆM VỤ (kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2025)']);
    sheet.mergeCells('A2:F2');
    sheet.addRow([]);
    sheet.addRow(['STT', 'Nội dung nhiệm vụ', 'Cơ quan thực hiện', null, 'Thời hạn hoàn thành', 'Sản phẩm']);
    sheet.addRow([null, null, 'Chủ trì', 'Phối hợp', null, null]);
    for (const range of ['A4:A5', 'B4:B5', 'C4:D4', 'E4:E5', 'F4:F5']) sheet.mergeCells(range);
    sheet.addRow(['(1)', '(2)', '(3)', '(4)', '(5)', '(6)']);
    sheet.addRow(['I.', 'XÂY DỰNG CƠ SỞ DỮ LIỆU']);
    sheet.mergeCells('B7:F7');
    sheet.addRow(['1.a', 'Xây dựng cơ sở dữ liệu đất đai', 'Sở NN&MT', 'UBND xã Hải Tiến;\nUBND phường Hàm Rồng', '30/09/2025', 'Cơ sở dữ liệu']);
    sheet.addRow(['1.b', 'Làm sạch dữ liệu giá đất', null, 'Sở TC', 'Quý III/2025', 'Báo cáo']);
    sheet.mergeCells('C8:C9');
    sheet.addRow([]);
    const rich = { richText: [{ text: 'Kết nối ' }, { text: 'cơ sở dữ liệu', font: { bold: true } }] };
    sheet.addRow(['2', rich, 'UBND tỉnh Thanh Hóa', 'Bộ NN&MT, BCA', 45930, null]);
    sheet.addRow(['II.', 'NHIỆM VỤ THƯỜNG XUYÊN']);
    sheet.addRow(['3', 'Báo cáo tiến độ', 'Bộ TC', null, 'Thường xuyên', 'Báo cáo']);
    sheet.addRow(['4', 'Số hóa hồ sơ', 'Ủy ban nhân dân xã Hải Tiến', null, 'trước 30/9', null]);
    sheet.addRow(['5', { formula: 'CONCATENATE("Rà soát"," quy chế")', result: 'Rà soát quy chế' }, 'Sở Tài chính', null]).getCell(5).value = {
      formula: 'DATE(2025,12,31)',
      result: new Date(Date.UTC(2025, 11, 31)),
    };
    sheet.addRow(['Tổng cộng', '6 nhiệm vụ', null, null, null, null]);
    sheet.addRow([]);
    sheet.addRow(['Người lập biểu', null, null, null, 'TM. ỦY BAN NHÂN DÂN']);
  });
  expect(told(await understood(bytes, 'ke-hoach.xlsx'))).toEqual([
    'ready 1.a p38_05 c1,c2 2025-09-30 ',
    'ready 1.b p38_05 p38_04 2025-09-30 ',
    'ready 2 p38 g02,g03 2025-09-30 ',
    'ready 3 g01  2025-12-31 yearly',
    'ready 4 c1  2025-09-30 ',
    'ready 5 p38_04  2025-12-31 ',
  ]);
});

test('a letter whose table spans heads, merges leads downwards and repeats its head on the next page', async () => {
  const cell = (text: string | string[], more: object = {}) =>
    new TableCell({ ...more, children: [text].flat().map((line) => new Paragraph({ children: [new TextRun(line)] })) });
  const names = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời gian hoàn thành'];
  const headRow = () => new TableRow({ tableHeader: true, children: names.map((name) => cell(name)) });
  const restart = { verticalMerge: VerticalMergeType.RESTART };
  const goesOn = { verticalMerge: VerticalMergeType.CONTINUE };
  const table = new Table({
    rows: [
      headRow(),
      new TableRow({ children: [cell('A. Nhóm nhiệm vụ thể chế', { columnSpan: 5 })] }),
      new TableRow({
        children: [
          cell('1'),
          cell(['Trình Nghị định', 'về dữ liệu']),
          cell('Bộ Công an', restart),
          cell(['- Bộ TC', '- Bộ NN&MT']),
          cell('Tháng 11/2025'),
        ],
      }),
      new TableRow({ children: [cell('2'), cell('Ban hành Thông tư'), cell('', goesOn), cell(''), cell('Quý IV năm 2025')] }),
      headRow(),
      new TableRow({ children: [cell('3'), cell('Cấp chữ ký số'), cell('UBND tỉnh Thanh Hoá'), cell('Các sở, ngành'), cell('31/10/2025')] }),
    ],
  });
  const document = new Document({ sections: [{ children: [new Paragraph('PHỤ LỤC'), table, new Paragraph('Nơi nhận: như trên')] }] });
  expect(told(await understood(await Packer.toBuffer(document), 'phu-luc.docx'))).toEqual([
    'ready 1 g03 g01,g02 2025-11-30 ',
    'ready 2 g03  2025-12-31 ',
    'ready 3 p38  2025-10-31 ',
  ]);
});

test('ten thousand rows are read, and one that is wrong among them is found', async () => {
  const bytes = await workbook((sheet) => {
    sheet.addRow(['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn']);
    for (let row = 1; row <= 10_000; row += 1) sheet.addRow([row, `Nhiệm vụ ${row}`, row === 7777 ? 'Sở Không Có' : 'Sở TC', '31/12/2025']);
  });
  const rows = await understood(bytes, 'lon.xlsx');
  expect(rows.filter(({ status }) => status === 'ready')).toHaveLength(9999);
  expect(rows.filter(({ status }) => status === 'error').map(({ row, problems }) => [row, problems[0]?.code])).toEqual([[7778, 'agency-unknown']]);
});

const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);

test.each([
  ['danh-muc.xls', ole, /\.xlsx/],
  ['danh-muc.doc', ole, /\.docx/],
  ['danh-muc.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), /xlsx|docx/],
])('%s is refused with what to do', async (name, bytes, words) => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const refused = (await readFile(path, name).catch((error: unknown) => error)) as { code: string; message: string; remedy: string };
  expect(refused.code).toMatch(/^SOURCE_/);
  expect(`${refused.message} ${refused.remedy}`).toMatch(words);
});
