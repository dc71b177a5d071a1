import { numberText } from './cell-text.ts';
import type { PackageFile } from './package-file.ts';
import { readXml } from './read-xml.ts';
import type { Workbook } from './workbook.ts';

/** A row's cells by column, from 0; null where empty. */
export type SheetRow = (string | null)[];

/**
 * Reads a sheet's rows that hold anything, in order. Formulas come as the value last computed.
 * @param onRow Gets a row and its number from 1.
 * @param pause Awaited between pieces of the file.
 */
export async function readSheet(
  file: PackageFile,
  part: string,
  book: Workbook,
  onRow: (row: SheetRow, number: number) => void,
  pause: () => Promise<void>,
): Promise<void> {
  let row: SheetRow = [];
  let rowNumber = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let text = '';
  let taking = false;
  await readXml(
    await file.open(part),
    {
      open: (name, attributes) => {
        if (name === 'row') {
          row = [];
          rowNumber = attributes.r ? Number(attributes.r) : rowNumber + 1;
          column = -1;
        } else if (name === 'c') {
          column = attributes.r ? columnOf(attributes.r) : column + 1;
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          text = '';
        } else if (name === 'v' || name === 't') taking = true;
        else if (name === 'rPh') type = `${type} phonetic`;
      },
      text: (piece) => {
        if (taking && !type.endsWith(' phonetic')) text += piece;
      },
      close: (name) => {
        if (name === 'v' || name === 't') taking = false;
        else if (name === 'rPh') type = type.replace(' phonetic', '');
        else if (name === 'c') put(row, column, cellText(type, text, style, book));
        else if (name === 'row' && row.some((cell) => cell !== null)) onRow(row, rowNumber);
      },
    },
    pause,
  );
}

function put(row: SheetRow, column: number, value: string | null): void {
  if (value === null || column < 0 || column >= 16_384) return;
  while (row.length < column) row.push(null);
  row[column] = value;
}

function cellText(type: string, text: string, style: number, book: Workbook): string | null {
  if (text === '') return null;
  if (type === 's') return book.strings[Number(text)] || null;
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'n') return numberText(text, book.styles[style] ?? { kind: 'number' }, book.from1904);
  return type === 'd' ? text.replace(/T00:00:00(?:\.0+)?Z?$/, '') : text;
}

/** `AB12` is column 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}
