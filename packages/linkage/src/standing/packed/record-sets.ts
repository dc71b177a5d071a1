import { longer } from '../../packed/longer.ts';

/** Records put together by links, in arrays that are used again and again: each set is named by its smallest record, and a ring of its records. (Tarjan 1975.) */
export class RecordSets {
  /** By record one of its set towards the smallest, which has itself; 0: in no set. */
  #parents: Int32Array;
  /** By record the next one of its set. */
  #next: Int32Array;
  /** The records in sets, in the order in which they came. */
  #all = new Int32Array(1024);
  #count = 0;

  constructor(records: number) {
    this.#parents = new Int32Array(records);
    this.#next = new Int32Array(records);
  }

  /** Bytes that so many records take. */
  static bytes(records: number): number {
    return records * 8;
  }

  reserve(records: number): void {
    if (records <= this.#parents.length) return;
    this.#parents = longer(this.#parents, records * 1.25);
    this.#next = longer(this.#next, records * 1.25);
  }

  /** All records that are in a set: valid until one is added. */
  get records(): Int32Array {
    return this.#all.subarray(0, this.#count);
  }

  /** Takes all records out. */
  clear(): void {
    for (let at = 0; at < this.#count; at += 1) this.#parents[this.#all[at] ?? 0] = 0;
    this.#count = 0;
  }

  has(rid: number): boolean {
    return this.#parents[rid] !== 0;
  }

  /** Puts a record into a set of its own, unless it is in one. */
  add(rid: number): void {
    if (this.#parents[rid] !== 0) return;
    if (this.#count === this.#all.length) this.#all = longer(this.#all, this.#count * 2);
    this.#all[this.#count] = rid;
    this.#count += 1;
    this.#parents[rid] = rid;
    this.#next[rid] = rid;
  }

  /** Makes one set of those of two records. */
  join(a: number, b: number): void {
    this.add(a);
    this.add(b);
    const x = this.nameOf(a);
    const y = this.nameOf(b);
    if (x === y) return;
    if (x < y) this.#parents[y] = x;
    else this.#parents[x] = y;
    const next = this.#next[x] ?? x;
    this.#next[x] = this.#next[y] ?? y;
    this.#next[y] = next;
  }

  /** The smallest record of the set of a record; 0 where it is in none. */
  nameOf(rid: number): number {
    const parents = this.#parents;
    let at = rid;
    for (;;) {
      const parent = parents[at] ?? 0;
      if (parent === at || parent === 0) return parent;
      const above = parents[parent] ?? 0;
      parents[at] = above;
      at = above;
    }
  }

  /** Are both in one set? */
  areTogether(a: number, b: number): boolean {
    const name = this.nameOf(a);
    return name !== 0 && name === this.nameOf(b);
  }

  /** The next record along the ring of a set. */
  after(rid: number): number {
    return this.#next[rid] ?? rid;
  }

  /** All records of the set of a record. */
  members(rid: number): number[] {
    const all = [rid];
    for (let at = this.after(rid); at !== rid; at = this.after(at)) all.push(at);
    return all;
  }
}
