import { longer } from './link-graph.ts';

/**
 * The distinct values of a comparison by their codes (see `PackedRecords`): a hash table in arrays. Each has a place, counted from 0, and for each frequency that levels follow log2 of
 * the share of records that have it.
 */
export class KnownValues {
  readonly #frequencies: number;
  #slots: Int32Array;
  #high = new Int32Array(0);
  #low = new Int32Array(0);
  #shares = new Float64Array(0);
  #count = 0;

  /** @param values that room is made for. @param frequencies of each. */
  constructor(values: number, frequencies: number) {
    this.#frequencies = frequencies;
    this.#slots = new Int32Array(slotsFor(values));
    this.#grow(values);
  }

  /** Bytes that so many values take, at most. */
  static bytes(values: number, frequencies: number): number {
    return slotsFor(values) * 4 + values * (8 + frequencies * 8);
  }

  /** The place of a value; -1 where it is not known. */
  placeOf(high: number, low: number): number {
    return (this.#slots[this.#slotOf(high, low)] ?? 0) - 1;
  }

  /** The place of a value, which is known from now on. */
  add(high: number, low: number): number {
    const slot = this.#slotOf(high, low);
    const known = this.#slots[slot] ?? 0;
    if (known !== 0) return known - 1;
    if (this.#count === this.#high.length) this.#grow(this.#count * 1.5 + 1024);
    const place = this.#count;
    this.#count += 1;
    this.#high[place] = high;
    this.#low[place] = low;
    this.#slots[slot] = place + 1;
    if (this.#count * 1.5 > this.#slots.length) this.#spread();
    return place;
  }

  setShare(place: number, frequency: number, log2: number): void {
    this.#shares[place * this.#frequencies + frequency] = log2;
  }

  /** Log2 of the share of records that have a value. */
  share(place: number, frequency: number): number {
    return this.#shares[place * this.#frequencies + frequency] ?? 0;
  }

  /** Where a value is, or would be. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1);
    for (slot = (slot ^ (slot >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0 || (this.#low[place] === low && this.#high[place] === high)) return slot;
    }
  }

  #grow(values: number): void {
    this.#high = longer(this.#high, values);
    this.#low = longer(this.#low, values);
    this.#shares = longer(this.#shares, this.#high.length * this.#frequencies);
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let place = 0; place < this.#count; place += 1) this.#slots[this.#slotOf(this.#high[place] ?? 0, this.#low[place] ?? 0)] = place + 1;
  }
}

const slotsFor = (values: number): number => 2 ** Math.ceil(Math.log2(Math.max(values, 8) * 1.6));
