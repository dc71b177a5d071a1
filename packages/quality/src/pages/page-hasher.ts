import type { ByteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import { PageTester } from './column-tester.ts';
import { GrowingBytes } from './growing.ts';
import { hashBytes, hashWords } from './hash-text.ts';
import type { WrittenColumn } from './parquet-writer.ts';
import type { Written } from './places.ts';
import type { Hashed } from './read-job.ts';
import { NumberReader } from './values.ts';

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

const [isMissing, isText, isOther] = [0, 1, 2];

/** Where texts begin, and whether all values are hashed. */
interface HashedValues {
  offsets: Uint32Array | null;
  isWhole: boolean;
}

/** Hashes the values of a column, page by page. */
export class PageHasher {
  readonly #own = new PageTester();
  readonly #numbers = new NumberReader();
  readonly #other = { rows: new GrowingBytes(), values: new GrowingBytes() };
  #hashes = new Uint32Array(0);
  #rows = new Int32Array(0);
  #count = 0;
  #others = 0;
  /** Of the values of a page, or of its dictionary: their hashes, and whether they are blank, read as they are written, or read otherwise. */
  #known = new Uint32Array(0);
  #kinds = new Uint8Array(0);

  /** @param values that are at most to come. */
  begin(values: number): void {
    [this.#count, this.#others] = [0, 0];
    for (const bytes of Object.values(this.#other)) bytes.clear();
    this.#hashes = new Uint32Array(2 * values);
    this.#rows = new Int32Array(values);
  }

  /**
   * @param first row of the page in its file.
   * @param untouched takes text that is read as it is written; null: all is.
   * @param tester knows where texts begin, where it has tested the same page.
   */
  add(page: Page, written: Written, first: number, untouched: ByteAutomaton | null, tester: PageTester): void {
    const known = page.places ? page.entries : page.filled;
    if (this.#kinds.length < known) {
      this.#kinds = new Uint8Array(known);
      this.#known = new Uint32Array(2 * known);
    }
    // Values that are written one after the other are hashed where their hashes belong.
    const own = page.places ? this.#known : this.#hashes.subarray(2 * this.#count);
    const { offsets, isWhole } =
      written === 'text' ? this.#hashTexts(page, known, untouched, tester, own) : this.#hashNumbers(page, written, known, own);
    if (isWhole && !page.places) this.#addRows(page, first);
    else {
      if (!page.places) this.#known.set(own.subarray(0, 2 * known));
      this.#addEach(page, first, offsets);
    }
  }

  /** Of a page whose values are all hashed, and are not of a dictionary. */
  #addRows({ present, count: all, filled }: Page, first: number): void {
    const rows = this.#rows;
    let count = this.#count;
    if (present) {
      for (let n = 0; n < all; n += 1) {
        rows[count] = first + n;
        count += present[n] ?? 0;
      }
    } else for (let n = 0; n < filled; n += 1) rows[count + n] = first + n;
    this.#count += filled;
  }

  #addEach(page: Page, first: number, offsets: Uint32Array | null): void {
    const { present, places } = page;
    const kinds = this.#kinds;
    const own = this.#known;
    const hashes = this.#hashes;
    const rows = this.#rows;
    let count = this.#count;
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
      } else if (offsets && kinds[place] === isOther) this.#addOther(page, first + n, offsets, place);
    }
    this.#count = count;
  }

  /** Hands over what was hashed. */
  take(): Hashed {
    const bytes = ({ buffer }: Int32Array | Uint32Array, width: number): Uint8Array => new Uint8Array(buffer, 0, width * this.#count);
    const { rows, values } = this.#other;
    return {
      hashes: { rows: this.#count, values: [bytes(this.#rows, 4), bytes(this.#hashes, 8)] },
      others: { rows: this.#others, values: [rows.bytes.slice(), values.bytes.slice()] },
    };
  }

  #addOther({ bytes }: Page, row: number, offsets: Uint32Array, place: number): void {
    this.#other.rows.integer(row);
    this.#other.values.text(bytes.subarray(offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4));
    this.#others += 1;
  }

  /** @returns where the texts begin, and whether all are hashed. */
  #hashTexts(page: Page, count: number, untouched: ByteAutomaton | null, tester: PageTester, into: Uint32Array): HashedValues {
    const failed = untouched && this.#own.testOwn(page, { kind: 'text', automaton: untouched, least: 0, most: Number.POSITIVE_INFINITY }, count);
    const offsets = tester.offsetsOf(page, count);
    const { bytes } = page;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const kinds = this.#kinds;
    let isWhole = true;
    for (let place = 0; place < count; place += 1) {
      const at = offsets[place] ?? 0;
      const end = (offsets[place + 1] ?? 0) - 4;
      const kind = isBlank(bytes, at, end) ? isMissing : failed?.[place] === 1 ? isOther : isText;
      kinds[place] = kind;
      if (kind !== isText) isWhole = false;
      hashBytes(view, at, end, into, 2 * place);
    }
    return { offsets, isWhole };
  }

  #hashNumbers({ bytes }: Page, written: Written, count: number, into: Uint32Array): HashedValues {
    const isWide = written === 'bigint';
    const words = this.#numbers.words(bytes, count * (isWide ? 8 : 4));
    for (let place = 0; place < count; place += 1) {
      const low = (isWide ? words[2 * place] : words[place]) ?? 0;
      hashWords(low, isWide ? (words[2 * place + 1] ?? 0) : low >> 31, into, 2 * place);
    }
    this.#kinds.fill(isText, 0, count);
    return { offsets: null, isWhole: true };
  }
}

/** First bytes of the blanks beyond ASCII. */
const blankStarts = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];

/** Is a text nothing but blanks? */
export function isBlank(bytes: Uint8Array, at: number, end: number): boolean {
  const first = at < end ? (bytes[at] ?? 0) : 0;
  if (first > 0x20 && (first < 0x80 || !blankStarts.includes(first))) return false;
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at)
      .toString()
      .trim() === ''
  );
}
