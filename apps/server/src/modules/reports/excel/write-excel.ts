import ExcelJS from 'exceljs';
import { plainText } from '../document/plain-text.ts';
import { notMeasured, words, writtenDay } from '../document/words.ts';
import type { Look } from '../figures/look.ts';
import { tableOf } from '../tables/index.ts';
import type { Cell, Column, ReportTable } from '../tables/report-table.ts';

const formats = { text: '@', count: '#,##0', value: '#,##0.##', day: 'dd/mm/yyyy' } as const;
const widthOf = ({ type, weight }: Column): number => (type === 'day' ? 13 : Math.max(12, Math.round(weight * 11)));
const thin = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const borders = { top: thin, left: thin, bottom: thin, right: thin };

/**
 * Writes the annexes of a report as a workbook: a sheet for each table, with days and numbers as such, frozen heads and filters. Row by row: memory does not grow
 * with the rows. A text is never a formula. @param file where to. @returns rows of each sheet.
 */
export async function writeExcel(look: Look, annexes: readonly string[], made: Date, file: string): Promise<Record<string, number>> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  workbook.creator = plainText(look.agency.name);
  workbook.created = made;
  workbook.modified = made;
  const counts: Record<string, number> = {};
  for (const id of annexes) {
    const table = tableOf(id);
    if (table) counts[id] = await writeSheet(workbook, table, look);
  }
  await workbook.commit();
  return counts;
}

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, table: ReportTable, look: Look): Promise<number> {
  const columns = Object.entries(table.columns);
  const head = 3;
  const sheet = workbook.addWorksheet(sheetName(table.name[look.language]), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: head }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(([key, column]) => ({ key, width: widthOf(column) }));
  sheet.autoFilter = { from: { row: head, column: 1 }, to: { row: head, column: columns.length } };
  titled(sheet, 1, table.name[look.language], { name: 'Times New Roman', size: 14, bold: true });
  const asOf = words('Số liệu đến ngày {d}', 'As of {d}', 'Per {d}')[look.language].replace('{d}', writtenDay(look.asOf));
  titled(sheet, 2, `${plainText(look.agency.name)} - ${asOf}`, { name: 'Times New Roman', size: 11, italic: true });
  const titles = sheet.getRow(head);
  for (const [index, [, column]] of columns.entries()) {
    const cell = titles.getCell(index + 1);
    cell.value = column.title[look.language];
    cell.style = {
      font: { name: 'Times New Roman', size: 12, bold: true },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      border: borders,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
    };
  }
  titles.commit();
  let rows = 0;
  for await (const row of table.rows(look, {})) {
    rows += 1;
    const line = sheet.getRow(head + rows);
    for (const [index, [name, column]] of columns.entries()) {
      const cell = line.getCell(index + 1);
      cell.value = cellValue(row[name] ?? null, column, look);
      cell.style = styles[column.type];
    }
    line.commit();
    // The stream is behind: rows wait here rather than in memory.
    if (rows % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  return rows;
}

/** One object for each type: the workbook keeps a style once. */
const styles = Object.fromEntries(
  Object.entries(formats).map(([type, numFmt]) => [
    type,
    {
      font: { name: 'Times New Roman', size: 12 },
      numFmt,
      border: borders,
      alignment: { vertical: 'top', wrapText: type === 'text' },
    },
  ]),
) as Record<Column['type'], Partial<ExcelJS.Style>>;

function titled(sheet: ExcelJS.Worksheet, row: number, text: string, font: Partial<ExcelJS.Font>): void {
  const cell = sheet.getRow(row).getCell(1);
  cell.value = text;
  cell.font = font;
  sheet.getRow(row).commit();
}

function cellValue(cell: Cell, { type }: Column, { language }: Look): string | number | Date | null {
  if (cell === null) return type === 'value' ? notMeasured[language] : null;
  if (typeof cell === 'number') return cell;
  return type === 'day' ? new Date(`${cell}T00:00:00Z`) : plainText(cell);
}

/** As worksheets may be called. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
