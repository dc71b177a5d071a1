import type { RunOptions } from '@sogoc/engine';
import type { ByteAutomaton } from '../pages/byte-automaton.ts';
import type { Page } from '../pages/column-chunk.ts';
import { PageTester } from '../pages/column-tester.ts';
import { GrowingBytes } from '../pages/growing.ts';
import { hashBytes, hashWords } from '../pages/hash-text.ts';
import type { ParquetWriter, WrittenColumn } from '../pages/parquet-writer.ts';
import type { ColumnPlaces, Written } from '../pages/places.ts';
import { FileOfPages } from '../pages/read-chunk.ts';
import { NumberReader } from '../pages/values.ts';

/** The hash of a record's value: the place of its file, its row there. */
export const hashColumns: readonly WrittenColumn[] = [
  { name: 'part', type: 'integer' },
  { name: 'row', type: 'integer' },
  { name: 'hash', type: 'bigint' },
];

/** A value that is not written as it is read: the place of its file, its row there, and what is written. */
export const otherColumns: readonly WrittenColumn[] = [
  { name: 'part', type: 'integer' },
  { name: 'row', type: 'integer' },
  { name: 'value', type: 'text' },
];

/**
 * Writes the hashes of all values of a column, file by file, without the engine.
 * @param untouched takes text that is read as it is written; what it does not take goes to `others`. Null: all text is.
 * @returns how many hashes each file has.
 * @throws NotReadable
 */
export async function hashColumn(
  files: readonly { path: string }[],
  places: ReadonlyMap<string, ColumnPlaces>,
  untouched: ByteAutomaton | null,
  into: ParquetWriter,
  others: ParquetWriter,
  { signal }: RunOptions,
): Promise<number[]> {
  await using pages = new FileOfPages();
  const hasher = new PageHasher(untouched);
  const counts: number[] = [];
  for (const [part, { path }] of files.entries()) {
    let [row, count] = [0, 0];
    const { chunks = [], written = 'text' } = places.get(path) ?? {};
    for (const chunk of chunks) {
      signal?.throwIfAborted();
      hasher.begin(chunk.values);
      for (const page of await pages.pages(chunk)) {
        hasher.add(page, written, row);
        row += page.count;
      }
      count += hasher.count;
      await hasher.flush(part, into, others);
    }
    counts.push(count);
  }
  return counts;
}

const [isMissing, isText, isOther] = [0, 1, 2];

/** Hashes the values of one chunk. */
class PageHasher {
  readonly #untouched: ByteAutomaton | null;
  readonly #tester = new PageTester();
  readonly #numbers = new NumberReader();
  readonly #other = { rows: new GrowingBytes(), values: new GrowingBytes() };
  #hashes = new Uint32Array(0);
  #rows = new Int32Array(0);
  #parts = new Int32Array(0);
  #own = new Uint32Array(0);
  /** Of the values of a page, or of its dictionary: blank, read as it is written, or read otherwise. */
  #kinds = new Uint8Array(0);
  #others = 0;
  count = 0;

  constructor(untouched: ByteAutomaton | null) {
    this.#untouched = untouched;
  }

  begin(values: number): void {
    [this.count, this.#others] = [0, 0];
    for (const bytes of Object.values(this.#other)) bytes.clear();
    if (this.#rows.length >= values) return;
    this.#hashes = new Uint32Array(2 * values);
    this.#rows = new Int32Array(values);
    this.#parts = new Int32Array(values);
  }

  /** @param first row of the page in its file. */
  add(page: Page, written: Written, first: number): void {
    const known = page.places ? page.entries : page.filled;
    if (this.#kinds.length < known) {
      this.#kinds = new Uint8Array(known);
      this.#own = new Uint32Array(2 * known);
    }
    if (written === 'text') this.#hashTexts(page, known);
    else this.#hashNumbers(page, written, known);
    const { present, places } = page;
    const kinds = this.#kinds;
    const own = this.#own;
    const hashes = this.#hashes;
    const rows = this.#rows;
    let count = this.count;
    let filled = 0;
    for (let n = 0; n < page.count; n += 1) {
      if (present && present[n] === 0) continue;
      const place = places ? (places[filled] ?? 0) : filled;
      filled += 1;
      if (kinds[place] === isText) {
        hashes[2 * count] = own[2 * place] ?? 0;
        hashes[2 * count + 1] = own[2 * place + 1] ?? 0;
        rows[count] = first + n;
        count += 1;
      } else if (kinds[place] === isOther) this.#addOther(page, first + n, place);
    }
    this.count = count;
  }

  #addOther({ bytes }: Page, row: number, place: number): void {
    const { offsets } = this.#tester;
    this.#other.rows.integer(row);
    this.#other.values.text(bytes.subarray(offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4));
    this.#others += 1;
  }

  async flush(part: number, into: ParquetWriter, others: ParquetWriter): Promise<void> {
    const parts = this.#parts.fill(part);
    const bytes = ({ buffer }: Int32Array | Uint32Array, width: number): Uint8Array => new Uint8Array(buffer, 0, width * this.count);
    await into.add(this.count, [bytes(parts, 4), bytes(this.#rows, 4), bytes(this.#hashes, 8)]);
    if (this.#others === 0) return;
    const own = new Uint8Array(new Int32Array(this.#others).fill(part).buffer);
    await others.add(this.#others, [own, this.#other.rows.bytes, this.#other.values.bytes]);
  }

  #hashTexts(page: Page, count: number): void {
    const automaton = this.#untouched;
    const failed = automaton ? this.#tester.testOwn(page, { kind: 'text', automaton, least: 0, most: Number.POSITIVE_INFINITY }, count) : null;
    const offsets = failed ? this.#tester.offsets : this.#tester.offsetsOf(page, count);
    for (let place = 0; place < count; place += 1) {
      const at = offsets[place] ?? 0;
      const end = (offsets[place + 1] ?? 0) - 4;
      this.#kinds[place] = isBlank(page.bytes, at, end) ? isMissing : failed?.[place] === 1 ? isOther : isText;
      hashBytes(page.bytes, at, end, this.#own, 2 * place);
    }
  }

  #hashNumbers({ bytes }: Page, written: Written, count: number): void {
    const isWide = written === 'bigint';
    const words = this.#numbers.words(bytes, count * (isWide ? 8 : 4));
    for (let place = 0; place < count; place += 1) {
      const low = (isWide ? words[2 * place] : words[place]) ?? 0;
      hashWords(low, isWide ? (words[2 * place + 1] ?? 0) : low >> 31, this.#own, 2 * place);
    }
    this.#kinds.fill(isText, 0, count);
  }
}

/** First bytes of the blanks beyond ASCII. */
const blankStarts = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];

function isBlank(bytes: Uint8Array, at: number, end: number): boolean {
  const first = at < end ? (bytes[at] ?? 0) : 0;
  if (at < end && first > 0x20 && !blankStarts.includes(first)) return false;
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at)
      .toString()
      .trim() === ''
  );
}
