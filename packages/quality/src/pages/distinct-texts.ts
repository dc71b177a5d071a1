import { GrowingBytes, GrowingNumbers } from './growing.ts';
import type { WrittenColumn } from './parquet-writer.ts';
import type { PlainRows } from './read-job.ts';

/** A value: its number, the place of its column, whether it is missing, and its text. */
export const distinctColumns: readonly WrittenColumn[] = [
  { name: 'number', type: 'integer' },
  { name: 'place', type: 'integer' },
  { name: 'missing', type: 'integer' },
  { name: 'value', type: 'text' },
];

const firstSlots = 2 ** 12;

/** Texts of columns, each told apart and numbered: a table with open addressing, in which no text is made an object. */
export class DistinctTexts {
  /** The number of a text and one more, 0 where a slot is free. */
  #slots = new Int32Array(firstSlots);
  /** By the place of the column. */
  readonly #missing: (number | undefined)[] = [];
  readonly #places = new GrowingNumbers();
  readonly #hashes = new GrowingNumbers();
  readonly #texts = new GrowingBytes();
  readonly #offsets = new GrowingNumbers();

  get count(): number {
    return this.#places.length;
  }

  /** How many the texts take. */
  get bytes(): number {
    return this.#texts.length;
  }

  /** The number of a column's value that is missing. */
  missing(place: number): number {
    this.#missing[place] ??= this.#add(place, 0, nothing, 0, 0);
    return this.#missing[place];
  }

  /** The number of a column's value: of some bytes, from one to before another. */
  number(place: number, bytes: Uint8Array, from: number, end: number): number {
    const hash = hashOf(place, bytes, from, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.#hashes.at(number) === hash && this.#places.at(number) === place && this.#isText(number, bytes, from, end)) return number;
    }
    const added = this.#add(place, hash, bytes, from, end);
    this.#slots[slot] = added + 1;
    if (2 * this.count > this.#slots.length) this.#grow();
    return added;
  }

  /** The place of the column of a number. */
  placeOf(number: number): number {
    return this.#places.at(number);
  }

  /** The text of a number; null where the value is missing. */
  textOf(number: number): string | null {
    if (this.#missing[this.#places.at(number)] === number) return null;
    return Buffer.from(this.#texts.bytes.subarray(this.textAt(number), this.textAt(number + 1) - 4)).toString();
  }

  /** Where the text of a number begins among `texts`, and the next, each after 4 bytes with its length. */
  textAt(number: number): number {
    return number < this.#offsets.length ? this.#offsets.at(number) : this.#texts.length + 4;
  }

  /** All texts, as PLAIN has them, good until the next is added. */
  get texts(): Uint8Array {
    return this.#texts.bytes;
  }

  /** Some values, or all, as rows of `distinctColumns`. */
  rows(some?: Int32Array): PlainRows {
    const numbers = some ?? Int32Array.from({ length: this.count }, (_, number) => number);
    const isMissing = new Set(this.#missing);
    const bytes = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);
    const missing = numbers.map((number) => (isMissing.has(number) ? 1 : 0));
    const places = numbers.map((number) => this.#places.at(number));
    const texts = some ? new GrowingBytes() : this.#texts;
    for (const number of some ?? []) texts.textOf(this.#texts.bytes, this.textAt(number), this.textAt(number + 1) - 4);
    return { rows: numbers.length, values: [bytes(numbers), bytes(places), bytes(missing), texts.bytes] };
  }

  clear(): void {
    this.#missing.length = 0;
    this.#slots = new Int32Array(firstSlots);
    for (const own of [this.#places, this.#hashes, this.#offsets, this.#texts]) own.clear();
  }

  #add(place: number, hash: number, bytes: Uint8Array, from: number, end: number): number {
    this.#places.add(place);
    this.#hashes.add(hash);
    this.#offsets.add(this.#texts.length + 4);
    this.#texts.textOf(bytes, from, end);
    return this.#places.length - 1;
  }

  #isText(number: number, bytes: Uint8Array, from: number, end: number): boolean {
    const at = this.textAt(number);
    if (this.textAt(number + 1) - 4 - at !== end - from) return false;
    const texts = this.#texts.bytes;
    for (let n = 0; n < end - from; n += 1) if (texts[at + n] !== bytes[from + n]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    const missing = new Set(this.#missing);
    for (let number = 0; number < this.count; number += 1) {
      if (missing.has(number)) continue;
      let slot = this.#hashes.at(number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

const nothing = new Uint8Array(0);

/** FNV-1a of 32 bits, of the column and the bytes of its text. */
function hashOf(place: number, bytes: Uint8Array, from: number, end: number): number {
  let hash = Math.imul(0x811c9dc5 ^ place, 0x01000193);
  for (let at = from; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
