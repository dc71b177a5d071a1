import type { ByteAutomaton } from './byte-automaton.ts';
import type { ChunkPlace } from './column-chunk.ts';
import { ColumnTexts, putKey } from './column-texts.ts';
import { GrowingBytes } from './growing.ts';
import { NotReadable } from './pages-error.ts';
import type { Written } from './places.ts';
import type { FileOfPages } from './read-chunk.ts';

/** Where a column lies in one file; `untouched` takes text that is read as it is written; null: all text is. */
export interface TextColumn {
  written: Written;
  chunks: readonly ChunkPlace[];
  untouched: ByteAutomaton | null;
}

/** In a file, the columns of the record key, and that of a value. */
export interface KeyedColumn {
  key: readonly TextColumn[];
  value: TextColumn;
}

/** The keys and values, as PLAIN has texts, of some records of a file. @param rows in order. @throws NotReadable where the engine reads one otherwise than it is written. */
export function valuesAt(pages: FileOfPages, { key, value }: KeyedColumn, rows: readonly number[]): [keys: Uint8Array, values: Uint8Array] {
  const [keys, values] = [new GrowingBytes(), new GrowingBytes()];
  let next = 0;
  let first = 0;
  pages.expect([...key, value].flatMap(({ chunks }) => chunks));
  for (const [group, { values: count }] of value.chunks.entries()) {
    const begin = next;
    while (next < rows.length && (rows[next] ?? 0) < first + count) next += 1;
    if (next > begin) {
      const [own, ...columns] = [value, ...key].map((column) => textsOf(pages, column, group));
      for (const row of rows.slice(begin, next)) if (!putKey(columns, row - first, keys) || !own?.put(row - first, values)) throw otherwise();
    }
    first += count;
  }
  if (next < rows.length) throw new NotReadable('Fewer records than were hashed');
  return [keys.bytes, values.bytes];
}

/**
 * Shows the texts of some records of a file, of several columns as those of a key, each good until the next.
 * @param rows in order; `at` is a place among them.
 * @throws NotReadable
 */
export function visitTexts(
  pages: FileOfPages,
  columns: readonly TextColumn[],
  rows: readonly number[],
  see: (at: number, text: Uint8Array) => void,
): void {
  const [only] = columns;
  if (only && columns.length === 1) {
    visitColumn(pages, only, rows, see);
    return;
  }
  let [first, at] = [0, 0];
  const text = new GrowingBytes();
  pages.expect(columns.flatMap(({ chunks }) => chunks));
  for (const [group, { values: count }] of columns[0]?.chunks.entries() ?? []) {
    if (at < rows.length && (rows[at] ?? 0) < first + count) {
      const texts = columns.map((column) => textsOf(pages, column, group));
      for (; at < rows.length && (rows[at] ?? 0) < first + count; at += 1) {
        text.clear();
        if (!putKey(texts, (rows[at] ?? 0) - first, text)) throw otherwise();
        see(at, text.bytes.subarray(4));
      }
    }
    first += count;
  }
  if (at < rows.length) throw new NotReadable('Fewer records than were hashed');
}

/** As `visitTexts`, of one column, page by page. */
function visitColumn(
  pages: FileOfPages,
  { written, chunks, untouched }: TextColumn,
  rows: readonly number[],
  see: (at: number, text: Uint8Array) => void,
): void {
  const texts = new ColumnTexts(written, untouched);
  const text = new GrowingBytes();
  let [first, at] = [0, 0];
  const isBefore = (end: number): boolean => at < rows.length && (rows[at] ?? 0) < end;
  pages.expect(chunks);
  for (const chunk of chunks) {
    let begin = first;
    first += chunk.values;
    if (!isBefore(first)) continue;
    for (const page of pages.pages(chunk)) {
      const end = begin + page.count;
      if (isBefore(end)) texts.turnTo(page, begin);
      for (; isBefore(end); at += 1) {
        text.clear();
        if (!texts.put(rows[at] ?? 0, text)) throw otherwise();
        see(at, text.bytes.subarray(4));
      }
      begin = end;
    }
  }
  if (at < rows.length) throw new NotReadable('Fewer records than were hashed');
}

function textsOf(pages: FileOfPages, { written, chunks, untouched }: TextColumn, group: number): ColumnTexts {
  const texts = new ColumnTexts(written, untouched);
  const chunk = chunks[group];
  let first = 0;
  for (const page of chunk ? pages.pages(chunk) : []) {
    texts.add(page, first);
    first += page.count;
  }
  return texts;
}

const otherwise = (): NotReadable => new NotReadable('Text that is read otherwise');
