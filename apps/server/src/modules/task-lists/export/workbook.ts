import exceljs from 'exceljs';
import type { Identity } from '../../../access/identity.ts';
import type { Line } from './lines.ts';
import { type Exported, exported, wordsOf } from './words.ts';

const widths: Partial<Record<Exported, number>> = { title: 60, result: 30, lead: 30, coordinating: 40, number: 10 };
const days = new Set<Exported>(['start', 'due', 'done', 'recorded']);

/** A workbook of one sheet; days are days, so that they sort. */
export async function workbookOf(lines: readonly Line[], asOf: string, language: Identity['language']): Promise<Buffer> {
  const { heads, title, asOf: asOfWords } = wordsOf[language];
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.columns = exported.map((key) => ({ key, width: widths[key] ?? 14, ...(days.has(key) && { style: { numFmt: 'dd/mm/yyyy' } }) }));
  sheet.addRow([title]).font = { bold: true };
  sheet.addRow([`${asOfWords} ${asOf.split('-').reverse().join('/')}`]);
  sheet.addRow(heads).font = { bold: true };
  for (const line of lines) sheet.addRow(Object.fromEntries(exported.map((key) => [key, cellOf(key, line[key])])));
  for (const key of ['title', 'result', 'lead', 'coordinating']) sheet.getColumn(key).alignment = { wrapText: true, vertical: 'top' };
  return Buffer.from(await book.xlsx.writeBuffer());
}

const cellOf = (key: Exported, value: Line[Exported]) => (days.has(key) && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value);
