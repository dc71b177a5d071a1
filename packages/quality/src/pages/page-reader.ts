import type { ChunkPlace } from './column-chunk.ts';
import { type ColumnTest, PageTester } from './column-tester.ts';
import { ColumnTexts } from './column-texts.ts';
import { HeldValues } from './held-values.ts';
import { PageHasher } from './page-hasher.ts';
import { PlainValues } from './plain-values.ts';
import { FileOfPages } from './read-chunk.ts';
import type { Found, PlainRows, ReadColumn, ReadJob, Tested } from './read-job.ts';
import { SuspectRows } from './suspect-rows.ts';

/** Reads the pages of row groups, each once for all that is asked of its values; one job at a time. */
export class PageReader implements Disposable {
  readonly #pages = new FileOfPages();
  readonly #held = new HeldValues();
  readonly #tester = new PageTester(this.#held);
  readonly #suspects = new SuspectRows();
  readonly #hasher = new PageHasher(this.#held);

  /** @throws NotReadable where a page is of a kind that is not understood, NodeJS.ErrnoException */
  read(job: ReadJob): Found {
    const columns: Found['columns'] = [];
    this.#pages.expect(job.columns.flatMap(({ chunks }) => chunks));
    const keys = this.#keys(job.columns);
    this.#suspects.begin([...keys.values()]);
    // A key of one column is known as soon as its page is read.
    const own = keys.size === 1 ? keys : null;
    const plain = new Map(job.keepsKeys ? [...keys.keys()].map((place) => [place, new PlainValues()] as const) : []);
    for (const column of job.columns) {
      if (column.hash) this.#hasher.begin(column.chunks.reduce((sum, { values }) => sum + values, 0));
      const tested = this.#column(column, job, own?.get(column.place), plain.get(column.place));
      columns.push({ place: column.place, tested, hashed: column.hash && this.#hasher.take() });
    }
    return { columns, isKeyed: this.#suspects.isKeyed, suspects: this.#suspects.take(), keys: together([...plain.values()]) };
  }

  /** The columns of the record key, by their places; where there are several, with all of their values. */
  #keys(columns: readonly ReadColumn[]): Map<number, ColumnTexts> {
    const keys = new Map<number, ColumnTexts>();
    const asked = columns.filter(({ key }) => key !== null);
    for (const { place, key, written, chunks } of asked) {
      const texts = new ColumnTexts(written, key?.untouched ?? null);
      let records = 0;
      for (const chunk of asked.length > 1 ? chunks : [])
        for (const page of this.#pages.pages(chunk)) {
          texts.add(page, records);
          records += page.count;
        }
      keys.set(place, texts);
    }
    return keys;
  }

  #column(
    { place, test, isMissingSuspect, hash, written, chunks }: ReadColumn,
    { part, firstRow, firstOfPart }: ReadJob,
    key?: ColumnTexts,
    plain?: PlainValues,
  ): Tested {
    const found: Tested = { records: 0, suspects: 0, missing: 0 };
    for (const chunk of chunks) {
      const missing = key || plain || hash ? null : missingOf(chunk, test, isMissingSuspect);
      if (missing !== null) {
        found.missing += missing;
        found.records += chunk.values;
        continue;
      }
      for (const page of this.#pages.pages(chunk)) {
        key?.add(page, found.records);
        plain?.add(page, written);
        if (test) {
          const failed = this.#tester.test(page, test, written);
          const where = { column: place, part, row: firstRow + found.records, isMissingSuspect, record: found.records };
          found.suspects += this.#suspects.add(page, failed, this.#tester, written, where);
        }
        if (hash) this.#hasher.add(page, written, firstOfPart + found.records, hash.untouched);
        found.missing += page.count - page.filled;
        found.records += page.count;
      }
    }
    return found;
  }

  [Symbol.dispose](): void {
    this.#pages[Symbol.dispose]();
  }
}

/** How many values of a chunk are missing, where what the file tells of it is enough to know that none is a suspect: then it need not be read. */
function missingOf({ told }: ChunkPlace, test: ColumnTest | null, isMissingSuspect: boolean): number | null {
  if (!told || test?.kind !== 'number' || (isMissingSuspect && told.missing > 0)) return null;
  return told.least >= test.low && told.most <= test.high ? told.missing : null;
}

/** The values of all columns, where none is missing. */
function together(columns: readonly PlainValues[]): PlainRows | null {
  const values = columns.flatMap((column) => column.bytes ?? []);
  return values.length > 0 && values.length === columns.length ? { rows: columns[0]?.rows ?? 0, values } : null;
}
