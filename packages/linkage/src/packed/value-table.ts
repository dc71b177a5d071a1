/** The distinct values of a comparison, each with a number from 0 on, found by their codes. (Open addressing; Knuth, vol. 3, 6.4.) */
export class ValueTable {
  count = 0;
  readonly high: Int32Array;
  readonly low: Int32Array;
  /** One more than the number of a value; 0: free. */
  readonly #slots: Int32Array;

  /** @param room how many values there will be, at most. */
  constructor(room: number) {
    this.high = new Int32Array(room);
    this.low = new Int32Array(room);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(room, 4) * 1.6)));
  }

  /** Bytes that so many values take with their numbers and rarities. */
  static bytes(values: number): number {
    return values * 40;
  }

  /** Adds a code that is not there yet. @returns its number. */
  add(high: number, low: number): number {
    this.high[this.count] = high;
    this.low[this.count] = low;
    this.#slots[this.#slotOf(high, low)] = this.count + 1;
    this.count += 1;
    return this.count - 1;
  }

  /** The number of a code; -1 where it is not there. */
  find(high: number, low: number): number {
    return (this.#slots[this.#slotOf(high, low)] ?? 0) - 1;
  }

  #slotOf(high: number, low: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1);
    for (slot = (slot ^ (slot >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0 || (this.low[number] === low && this.high[number] === high)) return slot;
    }
  }
}
