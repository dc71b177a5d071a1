import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { writeXlsx } from './xlsx.ts';

it('writes a workbook that another reader opens: text as it is, numbers as numbers, empty cells empty', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-xlsx-'));
  await using engine = await openDuckDb({ threads: 1, memoryLimit: 2 ** 28 });
  try {
    const path = join(folder, 'book.xlsx');
    const text = ` a<b>&"c"\u00a0Đỗ `;
    const rows = sql`select 7::bigint as so, ${text} as chu, null::varchar as trong, '0038' as ma`;
    await writeXlsx(engine, rows, path, 'Sổ & tờ');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    const [sheet] = book.worksheets;
    expect(sheet?.name).toBe('Sổ & tờ');
    expect([1, 2, 3, 4].map((column) => sheet?.getRow(1).getCell(column).value)).toEqual(['so', 'chu', 'trong', 'ma']);
    expect([1, 2, 3, 4].map((column) => sheet?.getRow(2).getCell(column).value)).toEqual([7, text, null, '0038']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('names columns beyond Z', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-xlsx-'));
  await using engine = await openDuckDb({ threads: 1, memoryLimit: 2 ** 28 });
  try {
    const path = join(folder, 'wide.xlsx');
    await writeXlsx(engine, sql`pivot (select range as n, 'v' || range as v from range(30)) on n using first(v)`, path, 'wide');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets[0]?.getRow(2).getCell('AD').value).toMatch(/^v\d+$/);
    expect(book.worksheets[0]?.columnCount).toBe(30);
  } finally {
    await rm(folder, { recursive: true });
  }
});
