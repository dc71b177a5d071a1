import { longer } from '../../packed/longer.ts';

/** Records by a hash of their source and key. Two may share one, so who finds a record looks whether it is meant. */
export class RecordKeys {
  #heads: Int32Array;
  #before: Int32Array;
  #high: Int32Array;
  #low: Int32Array;

  constructor(records: number) {
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(records, 2))));
    this.#before = new Int32Array(records);
    this.#high = new Int32Array(records).fill(-1);
    this.#low = new Int32Array(records);
  }

  /** Bytes that so many records take, at most. */
  static bytes(records: number): number {
    return records * 20;
  }

  reserve(records: number): void {
    const known = this.#high.length;
    if (records <= known) return;
    this.#before = longer(this.#before, records * 1.25);
    this.#high = longer(this.#high, records * 1.25).fill(-1, known);
    this.#low = longer(this.#low, records * 1.25);
  }

  add(rid: number, high: number, low: number): void {
    const slot = this.#slotOf(high, low);
    this.#before[rid] = this.#heads[slot] ?? 0;
    this.#heads[slot] = rid;
    this.#high[rid] = high;
    this.#low[rid] = low;
  }

  /** The record added last that has a hash; 0: none. */
  first(high: number, low: number): number {
    return this.#withHash(this.#heads[this.#slotOf(high, low)] ?? 0, high, low);
  }

  /** The record before one that has its hash too; 0: none. */
  before(rid: number): number {
    return this.#withHash(this.#before[rid] ?? 0, this.#high[rid] ?? 0, this.#low[rid] ?? 0);
  }

  forget(rid: number): void {
    const slot = this.#slotOf(this.#high[rid] ?? 0, this.#low[rid] ?? 0);
    let after = 0;
    for (let at = this.#heads[slot] ?? 0; at !== 0 && at !== rid; at = this.#before[at] ?? 0) after = at;
    const before = this.#before[rid] ?? 0;
    if (after === 0) this.#heads[slot] = before;
    else this.#before[after] = before;
    this.#high[rid] = -1;
  }

  /** The next record along a chain, from one on, that has a hash. */
  #withHash(from: number, high: number, low: number): number {
    let rid = from;
    while (rid !== 0 && (this.#low[rid] !== low || this.#high[rid] !== high)) rid = this.#before[rid] ?? 0;
    return rid;
  }

  #slotOf(high: number, low: number): number {
    const hash = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }
}
