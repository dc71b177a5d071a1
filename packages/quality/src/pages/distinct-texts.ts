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

/** Texts of columns, each told apart and numbered. */
export class DistinctTexts {
  /** By the place of the column. */
  readonly #known: Map<string, number>[] = [];
  readonly #missing: (number | undefined)[] = [];
  readonly #places = new GrowingNumbers();
  readonly #texts = new GrowingBytes();
  readonly #offsets = new GrowingNumbers();

  get count(): number {
    return this.#places.length;
  }

  /** How many the texts take. */
  get bytes(): number {
    return this.#texts.length;
  }

  /** The number of a column's value; null: one that is missing. */
  number(place: number, text: Uint8Array | null): number {
    if (text === null) {
      this.#missing[place] ??= this.#add(place, nothing);
      return this.#missing[place];
    }
    this.#known[place] ??= new Map();
    const known = this.#known[place];
    // Each byte becomes a sign: which letters they make is of no matter here.
    const name = Buffer.prototype.latin1Slice.call(text, 0, text.length);
    const number = known.get(name) ?? this.#add(place, text);
    known.set(name, number);
    return number;
  }

  /** The text of a number, empty where it is missing; good until the next is added. */
  textOf(number: number): Uint8Array {
    const { numbers, length } = this.#offsets;
    const end = number + 1 < length ? (numbers[number + 1] ?? 0) - 4 : this.#texts.length;
    return this.#texts.bytes.subarray(numbers[number] ?? 0, end);
  }

  /** All values as rows of `distinctColumns`. */
  rows(): PlainRows {
    const count = this.count;
    const missing = new Int32Array(count);
    for (const number of this.#missing) if (number !== undefined) missing[number] = 1;
    const bytes = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);
    const numbers = Int32Array.from({ length: count }, (_, number) => number);
    return { rows: count, values: [bytes(numbers), bytes(this.#places.numbers), bytes(missing), this.#texts.bytes] };
  }

  clear(): void {
    for (const own of [this.#known, this.#missing]) own.length = 0;
    for (const own of [this.#places, this.#offsets, this.#texts]) own.clear();
  }

  #add(place: number, text: Uint8Array): number {
    this.#places.add(place);
    this.#texts.text(text);
    this.#offsets.add(this.#texts.length - text.length);
    return this.#places.length - 1;
  }
}

const nothing = new Uint8Array(0);
