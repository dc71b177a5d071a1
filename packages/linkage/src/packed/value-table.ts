import { integersShared } from './shared-arrays.ts';

/** Integers of a slot, which lie in one line of memory: both halves of the code and one more than the number of the value; 0: free. */
const slotWidth = 4;

/** The distinct values of a comparison, each with a number from 0 on, found by their codes. (Open addressing; Knuth, vol. 3, 6.4.) */
export class ValueTable {
  count = 0;
  readonly high: Int32Array;
  readonly low: Int32Array;
  #slots: Int32Array;

  /** @param room how many values there will be, at most. */
  constructor(room: number) {
    this.high = new Int32Array(room);
    this.low = new Int32Array(room);
    this.#slots = integersShared(slotWidth * 2 ** Math.ceil(Math.log2(Math.max(room, 4) * 1.6)));
  }

  /** Bytes that so many values take with their numbers and rarities. */
  static bytes(values: number): number {
    return values * 80;
  }

  /** What threads are given to find values by (see `findValue`). */
  get slots(): Int32Array {
    return this.#slots;
  }

  /** Adds codes that are not there yet, each with the next number. @param codes in halves, the low one first. */
  addAll(codes: Int32Array): void {
    for (let from = 0; 2 * from < codes.length; from += fetchedTogether) {
      const to = Math.min(from + fetchedTogether, codes.length / 2);
      fetchSlots(this.#slots, codes, from, to);
      for (let row = from; row < to; row += 1) this.#add(codes[2 * row + 1] ?? 0, codes[2 * row] ?? 0);
    }
  }

  /** The number of a code; -1 where it is not there. */
  find(high: number, low: number): number {
    return findValue(this.#slots, high, low);
  }

  #add(high: number, low: number): void {
    const number = this.count;
    this.high[number] = high;
    this.low[number] = low;
    const slots = this.#slots;
    const at = slotOf(slots, high, low);
    slots[at] = low;
    slots[at + 1] = high;
    slots[at + 2] = number + 1;
    this.count += 1;
  }

  /** Gives the memory back that finding takes: from then on no code is found. */
  close(): void {
    this.#slots = new Int32Array(slotWidth);
  }
}

/** The number of a code; -1 where it is not there. @param slots of a table. */
export const findValue = (slots: Int32Array, high: number, low: number): number => (slots[slotOf(slots, high, low) + 2] ?? 0) - 1;

/** Codes whose slots are fetched before they are needed. */
export const fetchedTogether = 64;

/**
 * Reads where each of some codes is looked for first: far reads that do not wait for each other, where looking would wait for one after the other.
 * @param codes in halves, the low one first. @returns their sum, so that they are not left out.
 */
export function fetchSlots(slots: Int32Array, codes: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row += 1) sum = (sum + (slots[firstSlot(slots, codes[2 * row + 1] ?? 0, codes[2 * row] ?? 0)] ?? 0)) | 0;
  return sum;
}

function firstSlot(slots: Int32Array, high: number, low: number): number {
  const hash = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1);
  return Math.imul(hash ^ (hash >>> 15), slotWidth) & (slots.length - slotWidth);
}

function slotOf(slots: Int32Array, high: number, low: number): number {
  const mask = slots.length - slotWidth;
  for (let at = firstSlot(slots, high, low); ; at = (at + slotWidth) & mask)
    if (slots[at + 2] === 0 || (slots[at] === low && slots[at + 1] === high)) return at;
}
