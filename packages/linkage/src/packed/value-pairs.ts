import { type Dialect, id, type NumberBatch, type Sql, sql } from '@sogoc/engine';

/** Pairs of codes, each kept once and known by its place from 0 on. A code is two halves of 32 bits, the high one first. (Open addressing; Knuth, vol. 3, 6.4.) */
export class ValuePairs {
  count = 0;
  readonly #halves: Int32Array;
  /** One more than the place of a pair; 0: free. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param most pairs that may be added. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2 * most, 2)));
    this.#halves = new Int32Array(4 * most);
    this.#slots = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** @returns the pair's place, whether it was there before or not. */
  add(leftHigh: number, leftLow: number, rightHigh: number, rightLow: number): number {
    const slot = this.#slotOf(leftHigh, leftLow, rightHigh, rightLow);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    const halves = this.#halves;
    const at = 4 * this.count;
    halves[at] = leftHigh;
    halves[at + 1] = leftLow;
    halves[at + 2] = rightHigh;
    halves[at + 3] = rightLow;
    this.count += 1;
    this.#slots[slot] = this.count;
    return this.count - 1;
  }

  /** @returns the pair's place; -1 where it was not added. */
  find(leftHigh: number, leftLow: number, rightHigh: number, rightLow: number): number {
    return (this.#slots[this.#slotOf(leftHigh, leftLow, rightHigh, rightLow)] ?? 0) - 1;
  }

  /** The four halves of each pair, by column. */
  columns(): NumberBatch {
    return [0, 1, 2, 3].map((half) => Int32Array.from({ length: this.count }, (_, place) => this.#halves[4 * place + half] ?? 0));
  }

  /** Where the pair is, or would be. */
  #slotOf(leftHigh: number, leftLow: number, rightHigh: number, rightLow: number): number {
    const halves = this.#halves;
    const hash =
      Math.imul(leftHigh ^ Math.imul(leftLow, 0x85ebca6b), 0x9e3779b1) ^ Math.imul(rightLow ^ Math.imul(rightHigh, 0x85ebca6b), 0xc2b2ae35);
    for (let slot = (hash ^ (hash >>> 15)) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = 4 * ((this.#slots[slot] ?? 0) - 1);
      if (at < 0) return slot;
      if (halves[at + 1] === leftLow && halves[at + 3] === rightLow && halves[at] === leftHigh && halves[at + 2] === rightHigh) return slot;
    }
  }
}

/** The code of two columns that hold its halves. */
export const ofHalves = (high: string, low: string, { cast }: Dialect): Sql =>
  sql`${cast(sql`${id(high)}`, 'bigint')} * 4294967296 + case when ${id(low)} < 0 then ${id(low)} + 4294967296 else ${id(low)} end`;
