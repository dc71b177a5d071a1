import type { GrowingNumbers } from './growing.ts';

const slotsEach = 2;
const bitsEach = 16;
const mostBits = 25;

/** Hashes of which each has a count and a mark: a table with open addressing, and a map of bits before it. Hashes are numbered as they are looked for. */
export class HashCounts {
  readonly #words: Int32Array;
  /** By slot: 0 where it is free, 1 where it is not, else two more than the number of its hash. */
  readonly #state: Int32Array;
  readonly #counts: Int32Array;
  readonly #marks: Uint8Array;
  readonly #mask: number;
  readonly #bits: Int32Array;
  readonly #bitMask: number;
  /** The slots of the hashes that are looked for. */
  #wanted = new Int32Array(0);

  /** @param most hashes that are added at most. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(slotsEach * most + 2));
    this.#words = new Int32Array(2 * slots);
    this.#state = new Int32Array(slots);
    this.#counts = new Int32Array(slots);
    this.#marks = new Uint8Array(slots);
    this.#mask = slots - 1;
    const bits = Math.min(mostBits, Math.max(10, Math.ceil(Math.log2(bitsEach * most + 1))));
    this.#bits = new Int32Array(2 ** (bits - 5));
    this.#bitMask = 2 ** bits - 1;
  }

  /** Adds to the count of each hash. @param words two a hash, the low one first. */
  add(words: Int32Array, hashes: number, n: number): void {
    for (let place = 0; place < hashes; place += 1) {
      const [low, high] = [words[2 * place] ?? 0, words[2 * place + 1] ?? 0];
      const slot = this.#slotOf(low, high);
      if (this.#state[slot] === 0) {
        this.#state[slot] = 1;
        this.#words[2 * slot] = low;
        this.#words[2 * slot + 1] = high;
        this.#setBit(low);
      }
      this.#counts[slot] = (this.#counts[slot] ?? 0) + n;
    }
  }

  /** Marks the hashes that are there. */
  mark(words: Int32Array, hashes: number): void {
    const bits = this.#bits;
    const mask = this.#bitMask;
    for (let place = 0; place < hashes; place += 1) {
      const low = words[2 * place] ?? 0;
      const bit = low & mask;
      if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
      const slot = this.#slotOf(low, words[2 * place + 1] ?? 0);
      if (this.#state[slot] !== 0) this.#marks[slot] = 1;
    }
  }

  /** Looks from now on for the hashes that are marked, or whose count is above 0. @returns how many these are. */
  look(): number {
    const wanted: number[] = [];
    this.#bits.fill(0);
    for (let slot = 0; slot <= this.#mask; slot += 1) {
      if (this.#state[slot] === 0 || !((this.#counts[slot] ?? 0) > 0 || this.#marks[slot] === 1)) continue;
      this.#state[slot] = wanted.length + 2;
      this.#setBit(this.#words[2 * slot] ?? 0);
      wanted.push(slot);
    }
    this.#wanted = Int32Array.from(wanted);
    return wanted.length;
  }

  /** Adds the places, and the numbers, of the hashes that are looked for. */
  collect(words: Int32Array, hashes: number, first: number, places: number[], found: GrowingNumbers): void {
    const bits = this.#bits;
    const mask = this.#bitMask;
    for (let place = 0; place < hashes; place += 1) {
      const low = words[2 * place] ?? 0;
      const bit = low & mask;
      if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
      const state = this.#state[this.#slotOf(low, words[2 * place + 1] ?? 0)] ?? 0;
      if (state < 2) continue;
      places.push(first + place);
      found.add(state - 2);
    }
  }

  /** How many hashes are looked for. */
  get wanted(): number {
    return this.#wanted.length;
  }

  /** Is the hash of a number marked? */
  isMarked(number: number): boolean {
    return this.#marks[this.#wanted[number] ?? -1] === 1;
  }

  /** The low word of the hash of a number, or the high one. */
  word(number: number, half: 0 | 1): number {
    return this.#words[2 * (this.#wanted[number] ?? 0) + half] ?? 0;
  }

  #setBit(low: number): void {
    const bit = low & this.#bitMask;
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** Where a hash is, or would be. */
  #slotOf(low: number, high: number): number {
    const words = this.#words;
    const state = this.#state;
    const mask = this.#mask;
    let slot = low & mask;
    while (state[slot] !== 0 && (words[2 * slot] !== low || words[2 * slot + 1] !== high)) slot = (slot + 1) & mask;
    return slot;
  }
}
