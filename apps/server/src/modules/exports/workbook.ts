import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import type { Cell, Column } from './column.ts';
import type { Words } from './words/index.ts';

/** A sheet holds so many rows and no more. */
export const mostRows = 1_048_575;

export interface OpenWorkbook<Row> {
  add(rows: readonly Row[]): void;
  /** Ends the file with a sheet that tells how it came about. */
  end(about: readonly (readonly [string, string])[]): Promise<void>;
}

/** Writes a workbook row by row into a stream, so that its size is bounded by nothing but the sheet's. Texts are texts, never formulas; days are days. */
export function openWorkbook<Row>(stream: Writable, title: string, columns: readonly Column<Row>[], words: Words): OpenWorkbook<Row> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width = 16, day }) => ({ key: head, width, style: { numFmt: day ? 'dd/mm/yyyy' : '@' } }));
  const heads = sheet.addRow(columns.map(({ head }) => words.heads[head]));
  heads.font = { bold: true };
  heads.commit();
  return {
    add(rows) {
      for (const row of rows) {
        const line = sheet.addRow(columns.map(({ cell, day }) => valueIn(cell(row, words), day)));
        line.eachCell((cell) => {
          if (typeof cell.value === 'number') cell.numFmt = 'General';
        });
        line.commit();
      }
    },
    async end(about) {
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
      sheet.commit();
      const told = book.addWorksheet(words.heads.about);
      told.columns = [{ width: 24 }, { width: 80 }];
      for (const line of about) told.addRow([...line]).commit();
      told.commit();
      await book.commit();
    },
  };
}

/** XML knows no control characters; a sheet that held one could not be opened. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are taken out
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function valueIn(cell: Cell, day: true | undefined): string | number | Date | null {
  if (typeof cell !== 'string') return cell;
  return day ? new Date(`${cell}T00:00:00Z`) : cell.replaceAll(control, '');
}
