import type { Page } from './column-chunk.ts';
import type { PageTester } from './column-tester.ts';
import { type ColumnTexts, putKey } from './column-texts.ts';
import { GrowingBytes } from './growing.ts';

import { NotReadable } from './pages-error.ts';
import type { WrittenColumn } from './parquet-writer.ts';
import type { Written } from './places.ts';
import type { PlainRows } from './read-job.ts';
import { addNumber, nextByte, widthOf } from './values.ts';

/** A suspect: the place of its column among those tested, the place of its file, its row in the table, whether its value is missing, the value as text, and the record's key, where columns of it were read. */
export const suspectColumns: readonly WrittenColumn[] = [
  { name: 'column_place', type: 'integer' },
  { name: 'part', type: 'integer' },
  { name: 'row', type: 'bigint' },
  { name: 'missing', type: 'integer' },
  { name: 'value', type: 'text' },
  { name: 'key', type: 'text' },
];

interface Where {
  column: number;
  part: number;
  /** Of the first value of the page. */
  row: number;
  isMissingSuspect: boolean;
  /** The number of the first value among the records whose keys are known. */
  record: number;
}

/** Gathers the records that do not pass a test. */
export class SuspectRows {
  readonly #columns = suspectColumns.map(() => new GrowingBytes());
  #rows = 0;
  #keys: readonly ColumnTexts[] = [];
  #isKeyed = true;

  /** @param keys columns of the record key, of which all pages are added before suspects of other columns are. */
  begin(keys: readonly ColumnTexts[]): void {
    this.#keys = keys;
    this.#isKeyed = keys.length > 0;
  }

  /** Has each suspect its key? */
  get isKeyed(): boolean {
    return this.#isKeyed;
  }

  /** @returns how many values of the page are suspects. */
  add(page: Page, failed: Uint8Array, tester: PageTester, written: Written, { column, part, row, isMissingSuspect, record }: Where): number {
    const before = this.#rows;
    const present = page.present;
    // Of the few that do not pass, and the few that are missing, each is found by searching: most of the page is passed over at once.
    let wrong = nextByte(failed, 1, 0);
    const offsets = written === 'text' && wrong >= 0 ? tester.offsetsOf(page) : null;
    let missing = present ? nextByte(present, 0, 0) : -1;
    let missed = 0;
    while (missing >= 0 || wrong >= 0) {
      const place = wrong >= 0 ? wrong + missed : Number.POSITIVE_INFINITY;
      if (missing >= 0 && missing <= place) {
        if (isMissingSuspect) {
          this.#record(column, part, row + missing, 1, record + missing);
          this.#values.textOf(nothing, 0, 0);
        }
        missed += 1;
        missing = present ? nextByte(present, 0, missing + 1) : -1;
        continue;
      }
      this.#record(column, part, row + place, 0, record + place);
      putValue(page, wrong, offsets, written, this.#values);
      wrong = nextByte(failed, 1, wrong + 1);
    }
    return this.#rows - before;
  }

  /** Hands over what was gathered. */
  take(): PlainRows {
    const rows = this.#rows;
    const values = this.#columns.map(({ bytes }) => bytes.slice());
    for (const column of this.#columns) column.clear();
    this.#rows = 0;
    return { rows, values };
  }

  get #values(): GrowingBytes {
    return this.#columns[valuePlace] as GrowingBytes;
  }

  /** All of a suspect but its value. */
  #record(column: number, part: number, row: number, missing: number, record: number): void {
    const [columns, parts, rows, missings, , keys] = this.#columns;
    columns?.integer(column);
    parts?.integer(part);
    rows?.long(row);
    missings?.integer(missing);
    if (!keys) return;
    this.#isKeyed &&= putKey(this.#keys, record, keys);
    if (!this.#isKeyed) keys.textOf(nothing, 0, 0);
    this.#rows += 1;
  }
}

const nothing = new Uint8Array(0);
const valuePlace = 4;

function putValue(page: Page, filled: number, offsets: Uint32Array | null, written: Written, into: GrowingBytes): void {
  const { bytes, places, entries } = page;
  const place = places ? (places[filled] ?? 0) : filled;
  if (places && place >= entries) throw new NotReadable('No such place in the dictionary');
  if (written === 'text') {
    into.textOf(bytes, offsets?.[place] ?? 0, offsets ? (offsets[place + 1] ?? 0) - 4 : 0);
    return;
  }
  if ((place + 1) * widthOf(written) > bytes.length) throw new NotReadable('Numbers cut short');
  addNumber(bytes, place, written, into);
}
