const slotsEach = 2;
const bitsEach = 16;
const mostBits = 25;

/** Hashes of which each has a count and a mark: a table with open addressing, and a map of bits before it. */
export class HashCounts {
  readonly #words: Int32Array;
  readonly #isFilled: Uint8Array;
  readonly #mask: number;
  readonly #bits: Int32Array;
  readonly #bitMask: number;
  /** By slot. */
  readonly counts: Int32Array;
  readonly marks: Uint8Array;

  /** @param most hashes that are added at most. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(slotsEach * most + 2));
    this.#words = new Int32Array(2 * slots);
    this.#isFilled = new Uint8Array(slots);
    this.#mask = slots - 1;
    const bits = Math.min(mostBits, Math.max(10, Math.ceil(Math.log2(bitsEach * most + 1))));
    this.#bits = new Int32Array(2 ** (bits - 5));
    this.#bitMask = 2 ** bits - 1;
    this.counts = new Int32Array(slots);
    this.marks = new Uint8Array(slots);
  }

  /** Adds to the count of each hash. @param words two a hash, the low one first. */
  add(words: Int32Array, hashes: number, n: number): void {
    for (let place = 0; place < hashes; place += 1) {
      const slot = this.#slotOf(words[2 * place] ?? 0, words[2 * place + 1] ?? 0);
      this.counts[slot] = (this.counts[slot] ?? 0) + n;
    }
  }

  /** Marks the hashes that are there. */
  mark(words: Int32Array, hashes: number): void {
    for (let place = 0; place < hashes; place += 1) {
      const slot = this.#find(words[2 * place] ?? 0, words[2 * place + 1] ?? 0);
      if (slot >= 0) this.marks[slot] = 1;
    }
  }

  /** Says of which slots the hashes are looked for from now on. @returns how many these are. */
  lookFor(isWanted: (slot: number) => boolean): number {
    let wanted = 0;
    for (let slot = 0; slot <= this.#mask; slot += 1) {
      if (this.#isFilled[slot] === 0 || !isWanted(slot)) continue;
      this.#isFilled[slot] = 2;
      const bit = (this.#words[2 * slot] ?? 0) & this.#bitMask;
      this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
      wanted += 1;
    }
    return wanted;
  }

  /** Adds the places, and the slots, of the hashes that are looked for. */
  collect(words: Int32Array, hashes: number, first: number, places: number[], slots: number[]): void {
    const bits = this.#bits;
    const mask = this.#bitMask;
    for (let place = 0; place < hashes; place += 1) {
      const low = words[2 * place] ?? 0;
      const bit = low & mask;
      if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
      const slot = this.#find(low, words[2 * place + 1] ?? 0);
      if (slot < 0 || this.#isFilled[slot] !== 2) continue;
      places.push(first + place);
      slots.push(slot);
    }
  }

  /** The slots that are filled. */
  *slots(): Generator<number> {
    for (let slot = 0; slot <= this.#mask; slot += 1) if (this.#isFilled[slot] !== 0) yield slot;
  }

  /** The two words of a slot's hash. */
  wordsOf(slot: number): [low: number, high: number] {
    return [this.#words[2 * slot] ?? 0, this.#words[2 * slot + 1] ?? 0];
  }

  #slotOf(low: number, high: number): number {
    const words = this.#words;
    let slot = low & this.#mask;
    while (this.#isFilled[slot] !== 0) {
      if (words[2 * slot] === low && words[2 * slot + 1] === high) return slot;
      slot = (slot + 1) & this.#mask;
    }
    this.#isFilled[slot] = 1;
    words[2 * slot] = low;
    words[2 * slot + 1] = high;
    return slot;
  }

  #find(low: number, high: number): number {
    const words = this.#words;
    let slot = low & this.#mask;
    while (this.#isFilled[slot] !== 0) {
      if (words[2 * slot] === low && words[2 * slot + 1] === high) return slot;
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }
}
