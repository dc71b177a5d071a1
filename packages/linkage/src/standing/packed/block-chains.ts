import type { ChainMemory } from './chain-memory.ts';

/** For each rule the records whose blocks have one hash, as a chain from the one added last: a block is found, and a record added, at the cost of the chain. */
export class BlockChains {
  readonly #cells: Int32Array;
  readonly #width: number;
  /** By rule the places of the numbers that are its block. */
  readonly #firsts: readonly (readonly number[])[];
  /** Where those of two places have their second one; 0: in one place. */
  readonly #seconds: readonly (readonly number[])[];
  /** By rule and hash the record added last; 0: none. */
  readonly #heads: readonly Int32Array[];
  /** By rule and record the one before it. */
  readonly #before: readonly Int32Array[];
  readonly #mask: number;

  constructor(memory: ChainMemory) {
    const { places, width, capacity } = memory.room;
    this.#cells = memory.cells;
    this.#width = width;
    this.#firsts = places.map((of) => of.map(({ place }) => place));
    this.#seconds = places.map((of) => of.map(({ place, cells }) => (cells === 2 ? place + 1 : 0)));
    this.#mask = memory.mask;
    this.#heads = memory.headsAt.map((at) => memory.integers(at, memory.mask + 1));
    this.#before = places.map((_, rule) => memory.integers(memory.chainsAt + 4 * capacity * rule, capacity));
  }

  get rules(): number {
    return this.#firsts.length;
  }

  /** Adds records to the chains of all rules. @param to the id after the last one. */
  add(from: number, to: number): void {
    for (let rule = 0; rule < this.#firsts.length; rule += 1) {
      const heads = this.#heads[rule];
      const before = this.#before[rule];
      if (heads && before) for (let rid = from; rid < to; rid += 1) this.#addTo(rule, heads, before, rid);
    }
  }

  #addTo(rule: number, heads: Int32Array, before: Int32Array, rid: number): void {
    const slot = this.#slot(rule, rid);
    if (slot < 0) return;
    before[rid] = heads[slot] ?? 0;
    heads[slot] = rid;
  }

  /** The last record that may share the block of a record, which may be itself; 0: none. */
  first(rule: number, rid: number): number {
    const slot = this.#slot(rule, rid);
    return slot < 0 ? 0 : (this.#heads[rule]?.[slot] ?? 0);
  }

  /** The record before one in a chain; 0: none. */
  before(rule: number, rid: number): number {
    return this.#before[rule]?.[rid] ?? 0;
  }

  /** -1 where the record has no block. */
  #slot(rule: number, rid: number): number {
    const cells = this.#cells;
    const firsts = this.#firsts[rule] ?? [];
    const seconds = this.#seconds[rule] ?? [];
    const row = rid * this.#width;
    let hash = 0;
    for (let i = 0; i < firsts.length; i += 1) {
      const first = cells[row + (firsts[i] ?? 0)] ?? -1;
      if (first < 0) return -1;
      const second = seconds[i] ?? 0;
      hash = Math.imul(hash ^ first ^ (second === 0 ? 0 : Math.imul(cells[row + second] ?? 0, 0x85ebca6b)), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash & this.#mask;
  }
}
