import { GrowingBytes } from './growing.ts';

/** A text for each of some numbers, one after the other in memory. */
export class TextsOf {
  readonly #bytes = new GrowingBytes();
  /** Of each, where it begins and ends; both -1 where there is none. */
  readonly #places: Int32Array;

  constructor(count: number) {
    this.#places = new Int32Array(2 * count).fill(-1);
  }

  set(number: number, text: Uint8Array): void {
    this.#places[2 * number] = this.#bytes.length;
    this.#bytes.append(text);
    this.#places[2 * number + 1] = this.#bytes.length;
  }

  /** Good until the next is set. */
  of(number: number): Uint8Array | null {
    const begin = this.#places[2 * number] ?? -1;
    return begin < 0 ? null : this.#bytes.bytes.subarray(begin, this.#places[2 * number + 1]);
  }
}
