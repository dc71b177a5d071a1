import type { RunOptions } from '@sogoc/engine';
import type { Page } from '../pages/column-chunk.ts';
import { type ColumnTest, PageTester } from '../pages/column-tester.ts';
import { GrowingBytes } from '../pages/growing.ts';
import { NotReadable } from '../pages/pages-error.ts';
import type { ParquetWriter, WrittenColumn } from '../pages/parquet-writer.ts';
import type { ColumnPlaces, Written } from '../pages/places.ts';
import { FileOfPages } from '../pages/read-chunk.ts';
import { numberText, widthOf } from '../pages/values.ts';

/** A column whose values are tested. `isMissingSuspect`: are records without a value suspects as well? */
export interface TestedColumn {
  test: ColumnTest;
  isMissingSuspect: boolean;
  /** By the path of the file. */
  places: ReadonlyMap<string, ColumnPlaces>;
}

/** What is told of the records of a file by the test of a column. */
export interface Tested {
  records: number;
  suspects: number;
  missing: number;
}

/** A suspect: the place of its column among those tested, the place of its file, its row in the table, whether its value is missing, and the value as text. */
export const suspectColumns: readonly WrittenColumn[] = [
  { name: 'column_place', type: 'integer' },
  { name: 'part', type: 'integer' },
  { name: 'row', type: 'bigint' },
  { name: 'missing', type: 'integer' },
  { name: 'value', type: 'text' },
];

/** Records of the first files after which a column with too many suspects is given up. */
const sampled = 20_000;
const flushAt = 2 ** 20;

/**
 * Tests every value of columns, file by file, without the engine, and writes the records that do not pass.
 * @param tooMany share (0..1) of suspects from which on a column is not gone on with.
 * @returns by column, what was found in each file; null where the column was given up.
 * @throws NotReadable where a page is of a kind that is not understood.
 */
export async function testColumns(
  files: readonly { path: string; firstRow: number }[],
  columns: readonly TestedColumn[],
  into: ParquetWriter,
  tooMany: number,
  { signal }: RunOptions,
): Promise<(Tested[] | null)[]> {
  await using pages = new FileOfPages();
  const tester = new PageTester();
  const sink = new Sink(into);
  const told: (Tested[] | null)[] = columns.map(() => []);
  const seen = columns.map(() => ({ records: 0, suspects: 0 }));
  for (const [part, { path, firstRow }] of files.entries()) {
    for (const [column, { test, isMissingSuspect, places }] of columns.entries()) {
      const own = told[column];
      const where = places.get(path);
      const count = seen[column];
      if (!own || !where || !count) continue;
      const found: Tested = { records: 0, suspects: 0, missing: 0 };
      let row = firstRow;
      for (const chunk of where.chunks) {
        signal?.throwIfAborted();
        for (const page of await pages.pages(chunk)) {
          const failed = tester.test(page, test, where.written);
          const suspects = sink.add(page, failed, tester, where.written, { column, part, row, isMissingSuspect });
          found.suspects += suspects;
          found.missing += page.count - page.filled;
          row += page.count;
        }
        await sink.flush(flushAt);
      }
      found.records = row - firstRow;
      own.push(found);
      count.records += found.records;
      count.suspects += found.suspects;
      if (count.records >= sampled && count.suspects > tooMany * count.records) told[column] = null;
    }
  }
  await sink.flush(0);
  return told;
}

interface Where {
  column: number;
  part: number;
  /** Of the first value of the page. */
  row: number;
  isMissingSuspect: boolean;
}

/** Suspects on their way to the file. */
class Sink {
  readonly #into: ParquetWriter;
  readonly #columns = suspectColumns.map(() => new GrowingBytes());
  #rows = 0;

  constructor(into: ParquetWriter) {
    this.#into = into;
  }

  /** @returns how many values of the page are suspects. */
  add(page: Page, failed: Uint8Array, tester: PageTester, written: Written, { column, part, row, isMissingSuspect }: Where): number {
    const before = this.#rows;
    const nothing = new Uint8Array(0);
    const present = page.present;
    // Of the few that do not pass, and the few that are missing, each is found by searching: most of the page is passed over at once.
    let wrong = failed.indexOf(1);
    let missing = present ? present.indexOf(0) : -1;
    let missed = 0;
    while (missing >= 0 || (wrong >= 0 && wrong < page.filled)) {
      const place = wrong >= 0 && wrong < page.filled ? wrong + missed : Number.POSITIVE_INFINITY;
      if (missing >= 0 && missing <= place) {
        if (isMissingSuspect) this.#record(column, part, row + missing, 1, nothing);
        missed += 1;
        missing = present?.indexOf(0, missing + 1) ?? -1;
        continue;
      }
      this.#record(column, part, row + place, 0, bytesOf(page, wrong, tester, written));
      wrong = failed.indexOf(1, wrong + 1);
    }
    return this.#rows - before;
  }

  async flush(least: number): Promise<void> {
    if (this.#columns.reduce((sum, { length }) => sum + length, 0) < least) return;
    await this.#into.add(
      this.#rows,
      this.#columns.map(({ bytes }) => bytes),
    );
    for (const column of this.#columns) column.clear();
    this.#rows = 0;
  }

  #record(...[column, part, row, missing, value]: [number, number, number, number, Uint8Array]): void {
    const [columns, parts, rows, missings, values] = this.#columns;
    columns?.integer(column);
    parts?.integer(part);
    rows?.long(row);
    missings?.integer(missing);
    values?.text(value);
    this.#rows += 1;
  }
}

const encoder = new TextEncoder();

function bytesOf({ bytes, places }: Page, filled: number, { offsets }: PageTester, written: Written): Uint8Array {
  const place = places ? (places[filled] ?? 0) : filled;
  if (written === 'text') return bytes.subarray(offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4);
  if ((place + 1) * widthOf(written) > bytes.length) throw new NotReadable('Numbers cut short');
  return encoder.encode(numberText(bytes, place, written));
}
