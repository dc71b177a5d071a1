import { rm } from 'node:fs/promises';
import { DistinctTexts } from '../pages/distinct-texts.ts';
import { GrowingNumbers } from '../pages/growing.ts';
import { NotReadable } from '../pages/pages-error.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import { FileOfPages } from '../pages/read-chunk.ts';
import type { PlainRows } from '../pages/read-job.ts';
import { suspectColumns } from '../pages/suspect-rows.ts';
import { textOffsets } from '../pages/values.ts';
import type { StateFolder } from './state-folder.ts';

/** Suspects one after the other that are of one column and one part, by the places of these. */
export interface SuspectRun {
  place: number;
  part: number;
  count: number;
}

/** Suspects, and bytes of values that are told apart, that are numbered at most. */
const [mostRows, mostBytes] = [2 ** 22, 2 ** 25];
const [columnPlace, partPlace, missingPlace, valuePlace, keyPlace] = [0, 1, 3, 4, 5];

/** The suspects of columns on their way through a file, each with the number of its value, so that a value is judged once. */
export class SuspectsFile implements AsyncDisposable {
  readonly path: string;
  readonly #writer: ParquetWriter;
  readonly #numbers = new GrowingNumbers();
  readonly #values = new DistinctTexts();
  readonly #groups: SuspectRun[][] = [];
  #isNumbered = true;
  #isFinished = false;

  private constructor(path: string, writer: ParquetWriter) {
    [this.path, this.#writer] = [path, writer];
  }

  static async create(states: Pick<StateFolder, 'beside'>): Promise<SuspectsFile> {
    const path = states.beside('suspects');
    return new SuspectsFile(path, await ParquetWriter.create(path, suspectColumns));
  }

  /** @param group rows of `suspectColumns`. */
  async add({ rows, values }: PlainRows): Promise<void> {
    if (rows > 0 && this.#isNumbered) this.#number(rows, values);
    await this.#writer.add(rows, values);
  }

  async finish(): Promise<void> {
    if (this.#isFinished) return;
    this.#isFinished = true;
    await this.#writer.finish();
  }

  /** The values, where they are few enough to be numbered. */
  get values(): DistinctTexts | null {
    return this.#isNumbered ? this.#values : null;
  }

  /** Of each row group the runs of its suspects, in order. */
  get groups(): readonly (readonly SuspectRun[])[] {
    return this.#groups;
  }

  /** The numbers of the values of all suspects, in order. */
  get numbers(): Int32Array {
    return this.#numbers.numbers;
  }

  /** The keys of the suspects of each row group, as PLAIN has them, good until the next; where each begins is told by `offsets`. */
  *keys(): Generator<{ bytes: Uint8Array; offsets: Uint32Array }> {
    using pages = new FileOfPages();
    for (const chunk of this.#writer.chunks(this.path)[keyPlace] ?? []) {
      const offsets = new Uint32Array(chunk.values + 1);
      const [page] = pages.pages(chunk);
      if (!page) throw new NotReadable('No page');
      textOffsets(page.bytes, chunk.values, offsets);
      yield { bytes: page.bytes, offsets };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isFinished) await this.#writer.close();
    await rm(this.path, { force: true });
  }

  #number(rows: number, values: readonly Uint8Array[]): void {
    const column = (place: number): DataView => {
      const bytes = values[place] ?? new Uint8Array(0);
      return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    };
    const [places, parts, missings, texts] = [column(columnPlace), column(partPlace), column(missingPlace), values[valuePlace] ?? new Uint8Array(0)];
    const offsets = new Uint32Array(rows + 1);
    textOffsets(texts, rows, offsets);
    const runs: SuspectRun[] = [];
    let last: SuspectRun | undefined;
    for (let row = 0; row < rows; row += 1) {
      const [place, part] = [places.getInt32(4 * row, true), parts.getInt32(4 * row, true)];
      if (last?.place !== place || last.part !== part) {
        last = { place, part, count: 0 };
        runs.push(last);
      }
      last.count += 1;
      const isMissing = missings.getInt32(4 * row, true) === 1;
      const number = isMissing ? this.#values.missing(place) : this.#values.number(place, texts, offsets[row] ?? 0, (offsets[row + 1] ?? 0) - 4);
      this.#numbers.add(number);
    }
    this.#groups.push(runs);
    if (this.#numbers.length <= mostRows && this.#values.bytes <= mostBytes) return;
    this.#isNumbered = false;
    this.#values.clear();
    this.#numbers.clear();
    this.#groups.length = 0;
  }
}
