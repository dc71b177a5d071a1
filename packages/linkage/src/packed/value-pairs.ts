import { type Dialect, id, type NumberBatch, type Sql, sql } from '@sogoc/engine';

/** Pairs that there is room for at first. */
const fewest = 1024;

/** Pairs of codes, each kept once and known by its place from 0 on. A code is two halves of 32 bits, the high one first. (Open addressing; Knuth, vol. 3, 6.4.) */
export class ValuePairs {
  count = 0;
  #halves = new Int32Array(4 * fewest);
  /** One more than the place of a pair; 0: free. Never more than half of them are taken. */
  #slots = new Int32Array(2 * fewest);

  /** @returns the pair's place, whether it was there before or not. */
  add(leftHigh: number, leftLow: number, rightHigh: number, rightLow: number): number {
    const slot = this.#slotOf(leftHigh, leftLow, rightHigh, rightLow);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    if (4 * this.count === this.#halves.length) {
      this.#grow();
      return this.add(leftHigh, leftLow, rightHigh, rightLow);
    }
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

  #grow(): void {
    const before = this.#halves;
    this.#halves = new Int32Array(2 * before.length);
    this.#halves.set(before);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let at = 0; at < before.length; at += 4)
      this.#slots[this.#slotOf(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0, before[at + 3] ?? 0)] = at / 4 + 1;
  }

  /** Where the pair is, or would be. */
  #slotOf(leftHigh: number, leftLow: number, rightHigh: number, rightLow: number): number {
    const halves = this.#halves;
    const mask = this.#slots.length - 1;
    const hash =
      Math.imul(leftHigh ^ Math.imul(leftLow, 0x85ebca6b), 0x9e3779b1) ^ Math.imul(rightLow ^ Math.imul(rightHigh, 0x85ebca6b), 0xc2b2ae35);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const at = 4 * ((this.#slots[slot] ?? 0) - 1);
      if (at < 0) return slot;
      if (halves[at + 1] === leftLow && halves[at + 3] === rightLow && halves[at] === leftHigh && halves[at + 2] === rightHigh) return slot;
    }
  }
}

/** The code of two columns that hold its halves. */
export const ofHalves = (high: string, low: string, { cast }: Dialect): Sql =>
  sql`${cast(sql`${id(high)}`, 'bigint')} * 4294967296 + case when ${id(low)} < 0 then ${id(low)} + 4294967296 else ${id(low)} end`;
