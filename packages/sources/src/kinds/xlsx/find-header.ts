import type { SheetRow } from './read-sheet.ts';

export interface FoundHeader {
  /** Place of the header among the rows, or -1 where the rows begin with values. */
  header: number;
  /** Place of the first row of values. */
  first: number;
}

const valueLike = /^[-+]?[\d.,]+%?$|^\d{4}-\d{2}-\d{2}/;

/**
 * Finds the row that names the columns: the first that is about as wide as the rows below it and made of names, not of values. Titles and notes above
 * are narrower. A row right below that only numbers the columns, as printed forms have, is no row of values.
 * @param rows The sheet's first rows that hold anything.
 */
export function findHeader(rows: readonly SheetRow[]): FoundHeader {
  const filled = rows.map((row) => row.filter((cell) => cell !== null).length);
  const usual = median(filled.slice(Math.min(filled.length - 1, 3)));
  const wide = Math.max(1, Math.ceil(usual * 0.6));
  const start = filled.findIndex((count) => count >= wide);
  if (start < 0) return { header: -1, first: 0 };
  const header = rows.findIndex((row, index) => index >= start && index < start + 5 && (filled[index] ?? 0) >= wide && isNames(row));
  if (header < 0) return { header: -1, first: start };
  return { header, first: numbersColumns(rows[header + 1]) ? header + 2 : header + 1 };
}

function isNames(row: SheetRow): boolean {
  const cells = row.filter((cell) => cell !== null);
  const names = cells.filter((cell) => !valueLike.test(cell.trim()));
  const years = cells.filter((cell) => /^(?:19|20)\d\d$/.test(cell.trim()));
  return names.length > 0 && names.length + years.length === cells.length && new Set(cells).size > cells.length / 2;
}

/** (1), (2), (3) ... or (A), (B), (1), (2) ... below the names. Bare numbers may be values, and no row of values is ever left out. */
function numbersColumns(row: SheetRow | undefined): boolean {
  const cells = (row ?? []).filter((cell) => cell !== null).map((cell) => /^[([](\d+|[A-E])[)\]]$/.exec(cell.trim())?.[1]);
  const numbers = cells.filter((cell) => cell === undefined || !/^[A-E]$/.test(cell)).map(Number);
  return numbers.length >= 3 && numbers.every((value, index) => value === index + 1);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
