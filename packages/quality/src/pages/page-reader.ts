import { PageTester } from './column-tester.ts';
import { PageHasher } from './page-hasher.ts';
import { FileOfPages } from './read-chunk.ts';
import type { Found, ReadColumn, ReadJob, Tested } from './read-job.ts';
import { SuspectRows } from './suspect-rows.ts';

/** Reads the pages of row groups, each once for all that is asked of its values; one job at a time. */
export class PageReader implements AsyncDisposable {
  readonly #pages = new FileOfPages();
  readonly #tester = new PageTester();
  readonly #suspects = new SuspectRows();
  readonly #hasher = new PageHasher();

  /** @throws NotReadable where a page is of a kind that is not understood, NodeJS.ErrnoException */
  async read(job: ReadJob): Promise<Found> {
    const columns: Found['columns'] = [];
    this.#pages.expect(job.columns.flatMap(({ chunks }) => chunks));
    for (const column of job.columns) {
      if (column.hash) this.#hasher.begin(column.chunks.reduce((sum, { values }) => sum + values, 0));
      const tested = await this.#column(column, job);
      columns.push({ place: column.place, tested, hashed: column.hash && this.#hasher.take(job.part) });
    }
    return { columns, suspects: this.#suspects.take() };
  }

  async #column({ place, test, isMissingSuspect, hash, written, chunks }: ReadColumn, { part, firstRow, firstOfPart }: ReadJob): Promise<Tested> {
    const found: Tested = { records: 0, suspects: 0, missing: 0 };
    for (const chunk of chunks)
      for (const page of await this.#pages.pages(chunk)) {
        if (test) {
          const failed = this.#tester.test(page, test, written);
          const where = { column: place, part, row: firstRow + found.records, isMissingSuspect };
          found.suspects += this.#suspects.add(page, failed, this.#tester, written, where);
        }
        if (hash) this.#hasher.add(page, written, firstOfPart + found.records, hash.untouched, this.#tester);
        found.missing += page.count - page.filled;
        found.records += page.count;
      }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pages[Symbol.asyncDispose]();
  }
}
