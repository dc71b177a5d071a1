import type { ByteAutomaton } from './byte-automaton.ts';
import type { Page } from './column-chunk.ts';
import { GrowingBytes } from './growing.ts';
import type { HeldValues } from './held-values.ts';
import { NotReadable } from './pages-error.ts';
import type { WrittenColumn } from './parquet-writer.ts';
import type { Written } from './places.ts';
import type { Hashed } from './read-job.ts';
import { widthOf } from './values.ts';

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

/** A value is blank, read as it is written, or read otherwise. */
const [isMissing, isText, isOther] = [0, 1, 2];

/** Hashes the values of a column, page by page. */
export class PageHasher {
  readonly #held: HeldValues;
  readonly #other = { rows: new GrowingBytes(), values: new GrowingBytes() };
  #hashes = new Uint32Array(0);
  #rows = new Uint32Array(0);
  #count = 0;
  #others = 0;

  /** @param held where values of pages are put down. */
  constructor(held: HeldValues) {
    this.#held = held;
  }

  /** @param values that are at most to come. */
  begin(values: number): void {
    [this.#count, this.#others] = [0, 0];
    for (const bytes of Object.values(this.#other)) bytes.clear();
    this.#hashes = new Uint32Array(2 * values);
    this.#rows = new Uint32Array(values);
  }

  /**
   * @param first row of the page in its file.
   * @param untouched takes text that is read as it is written; null: all is.
   * @throws NotReadable
   */
  add(page: Page, written: Written, first: number, untouched: ByteAutomaton | null): void {
    this.#held.hold(page);
    const { space } = this.#held;
    const count = page.places ? page.entries : page.filled;
    const offsets = written === 'text' ? this.#held.offsets(count) : 0;
    const known = space.room(8 * count);
    const kinds = space.room(count);
    const hasOthers = written === 'text' ? this.#texts(page, count, untouched, known, kinds) : this.#numbers(page, written, count, known, kinds);
    if (page.places && nextAtLeast(page.places, page.filled, count)) throw new NotReadable('No such place in the dictionary');
    const present = page.present ? space.put(page.present) : 0;
    const places = page.places ? space.put(page.places.subarray(0, page.filled)) : 0;
    const [hashes, rows] = [space.room(8 * page.filled), space.room(4 * page.filled)];
    const added = space.call.gather(page.count, present, places, kinds, known, first, hashes, rows);
    this.#hashes.set(space.words(hashes, 2 * added), 2 * this.#count);
    this.#rows.set(space.words(rows, added), this.#count);
    this.#count += added;
    if (hasOthers) this.#addOthers(page, first, space.words(offsets, count + 1), space.bytes(kinds, count));
  }

  /** Hands over what was hashed. */
  take(): Hashed {
    const bytes = ({ buffer }: Uint32Array, width: number): Uint8Array => new Uint8Array(buffer, 0, width * this.#count);
    const { rows, values } = this.#other;
    return {
      hashes: { rows: this.#count, values: [bytes(this.#rows, 4), bytes(this.#hashes, 8)] },
      others: { rows: this.#others, values: [rows.bytes.slice(), values.bytes.slice()] },
    };
  }

  /** @returns whether any is read otherwise than it is written. */
  #texts({ bytes }: Page, count: number, untouched: ByteAutomaton | null, known: number, kinds: number): boolean {
    const { space, at } = this.#held;
    const test = untouched && { kind: 'text' as const, automaton: untouched, least: 0, most: Number.POSITIVE_INFINITY };
    const failed = test && this.#held.each(test, count, 'text');
    const odd = space.call.hashTexts(at, this.#held.offsets(count), count, known, kinds);
    if (odd === 0 && failed === null) return false;
    const offsets = space.words(this.#held.offsets(count), count + 1);
    const own = space.bytes(kinds, count);
    const flags = failed === null ? null : space.bytes(failed, count);
    let hasOthers = false;
    for (let place = 0; place < count; place += 1) {
      if (own[place] !== isText && isBlank(bytes, offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4)) own[place] = isMissing;
      else {
        const isTold = flags?.[place] === 1;
        own[place] = isTold ? isOther : isText;
        hasOthers ||= isTold;
      }
    }
    return hasOthers;
  }

  #numbers({ bytes }: Page, written: Exclude<Written, 'text'>, count: number, known: number, kinds: number): boolean {
    const { space, at } = this.#held;
    if (bytes.length < count * widthOf(written)) throw new NotReadable('Numbers cut short');
    space.call.hashNumbers(at, widthOf(written), count, known);
    space.bytes(kinds, count).fill(isText);
    return false;
  }

  #addOthers({ bytes, count, present, places }: Page, first: number, offsets: Uint32Array, kinds: Uint8Array): void {
    let filled = 0;
    for (let n = 0; n < count; n += 1) {
      if (present?.[n] === 0) continue;
      const place = places ? (places[filled] ?? 0) : filled;
      filled += 1;
      if (kinds[place] !== isOther) continue;
      this.#other.rows.integer(first + n);
      this.#other.values.text(bytes.subarray(offsets[place] ?? 0, (offsets[place + 1] ?? 0) - 4));
      this.#others += 1;
    }
  }
}

function nextAtLeast(places: Uint32Array, count: number, least: number): boolean {
  for (let n = 0; n < count; n += 1) if ((places[n] ?? 0) >= least) return true;
  return false;
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
