import { namesInTwoRows } from '../../header/names-in-two-rows.ts';
import { hasHeader } from './detect-header.ts';

/** Lines above a table: its title, who made it, a blank one. More than this are none. */
const mostTitles = 10;

/**
 * How many records stand above the table, as a title, the office and the day do: they hold a value or two where the records below hold many, and the first that is as
 * wide as these names the columns. 0 where it is not clear, for no record is to be lost.
 */
export function titlesAbove(records: readonly (readonly string[])[]): number {
  const filled = records.map((record) => record.filter((field) => field.trim() !== '').length);
  const below = filled.slice(Math.min(filled.length - 1, mostTitles / 2));
  const usual = middle(below.some((count) => count > 0) ? below.filter((count) => count > 0) : below);
  const wide = filled.findIndex((count) => count > Math.max(1, 0.45 * usual));
  const titles = wide > 0 && namesInTwoRows(records[wide - 1] ?? [], records[wide], records[wide + 1]) ? wide - 1 : wide;
  if (titles <= 0 || titles > mostTitles) return 0;
  const table = records.slice(titles);
  // Of two columns the second may well be empty; a line without any delimiter has none.
  const plain = records.slice(0, titles).every((record, index) => record.length === 1 || filled[index] === 0);
  return (plain || usual >= 3) && table.length > 1 && readHeader(table) && !readsAsText(table) ? titles : 0;
}

/** How many lines stand above the values, where they can be passed over as lines: no quote opens in one and closes in another. Null otherwise. */
export function linesAbove(lines: readonly string[], first: number | undefined, quote: string): number | null {
  if (first === undefined) return null;
  const above = lines.slice(0, first - 1).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const apart = above.every((line) => !line.includes('\r') && (quote === '' || line.split(quote).length % 2 === 1));
  return apart ? above.length : null;
}

/** The names of the columns, in one record or two, and how many records that takes; null where the records begin with values. */
export function readHeader(records: readonly (readonly string[])[]): { names: readonly string[]; rows: number } | null {
  if (!hasHeader(records)) return null;
  const [upper = [], lower, next] = records;
  const two = namesInTwoRows(upper, lower, next);
  return two && hasHeader([two, ...records.slice(2)]) ? { names: two, rows: 2 } : { names: upper, rows: 1 };
}

/** Commas of a text in one column stand before blanks; delimiters of a table seldom do. */
function readsAsText(records: readonly (readonly string[])[]): boolean {
  const later = records.slice(0, 50).flatMap((record) => record.slice(1).filter((field) => field !== ''));
  return later.filter((field) => field.startsWith(' ')).length > later.length / 2;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
