import { type HeaderRow, namesInTwoRows } from './names-in-two-rows.ts';

export interface FoundHeader {
  /** Place of the header among the rows, or -1 where the rows begin with values. */
  header: number;
  /** Place of the first row of values. */
  first: number;
  /** What the columns are called, empty where they are not; none where there is no header. */
  names: HeaderRow;
}

const valueLike = /^[-+]?[\d.,]+%?$|^\d{4}-\d{2}-\d{2}/;

/**
 * Finds the row that names the columns: the first that is about as wide as the rows below it and made of names, not of values. Titles and notes above
 * are narrower. Names may stand in two rows, groups of columns above. A row right below that only numbers the columns, as printed forms have, is no row of values.
 * @param rows The sheet's first rows that hold anything.
 */
export function findHeader(rows: readonly HeaderRow[]): FoundHeader {
  const filled = rows.map((row) => row.filter((cell) => cell !== null).length);
  const usual = median(filled.slice(Math.min(filled.length - 1, 3)));
  const wide = Math.max(1, Math.ceil(usual * 0.6));
  const start = filled.findIndex((count) => count >= wide);
  if (start < 0) return { header: -1, first: 0, names: [] };
  const header = rows.findIndex((row, index) => index >= start && index < start + 5 && (filled[index] ?? 0) >= wide && isNames(row));
  const two = inTwoRows(rows, start, wide);
  if (two && (header < 0 || two.upper <= header)) return { header: two.upper, first: after(rows, two.upper + 1), names: two.names };
  if (header < 0) return { header: -1, first: start, names: [] };
  return { header, first: after(rows, header), names: rows[header] ?? [] };
}

/** The place after a header's last row, and after one below it that only numbers the columns. */
const after = (rows: readonly HeaderRow[], last: number): number => (numbersColumns(rows[last + 1]) ? last + 2 : last + 1);

function inTwoRows(rows: readonly HeaderRow[], start: number, wide: number): { upper: number; names: string[] } | null {
  for (const [upper, row] of rows.slice(0, start + 5).entries()) {
    const names = namesInTwoRows(row, rows[upper + 1], rows[upper + 2]);
    if (names && names.length >= wide && isNames(names)) return { upper, names };
  }
  return null;
}

function isNames(row: HeaderRow): boolean {
  const cells = row.filter((cell) => cell !== null);
  const names = cells.filter((cell) => !valueLike.test(cell.trim()));
  const years = cells.filter((cell) => /^(?:19|20)\d\d$/.test(cell.trim()));
  return names.length > 0 && names.length + years.length === cells.length && new Set(cells).size > cells.length / 2;
}

/** (1), (2), (3) ... or (A), (B), (1), (2) ... below the names. Bare numbers may be values, and no row of values is ever left out. */
function numbersColumns(row: HeaderRow | undefined): boolean {
  const cells = (row ?? []).filter((cell) => cell !== null).map((cell) => /^[([](\d+|[A-E])[)\]]$/.exec(cell.trim())?.[1]);
  const numbers = cells.filter((cell) => cell === undefined || !/^[A-E]$/.test(cell)).map(Number);
  return numbers.length >= 3 && numbers.every((value, index) => value === index + 1);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
