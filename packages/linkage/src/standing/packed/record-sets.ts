import { type ChainMemory, roomOfPairs } from './chain-memory.ts';
import { joiningKernel, togetherKernel } from './set-kernel.ts';

/** Pairs with what each weighs (bits). */
export interface WeighedPairs {
  count: number;
  l: Int32Array;
  r: Int32Array;
  weight: Float64Array;
}

type PairFunction = (count: number, ofComponents: number) => number;

function pairFunction(module: WebAssembly.Module, { memory }: ChainMemory): PairFunction {
  const { run } = new WebAssembly.Instance(module, { imported: { memory } }).exports;
  if (typeof run !== 'function') throw new Error('A module without its function');
  return run as PairFunction;
}

/** Records put together by links, in arrays that are used again and again, by functions of WebAssembly too: each set is named by its smallest record, and a ring of its records. (Tarjan 1975.) */
export class RecordSets {
  /** By record one of its set towards the smallest, which has itself; 0: in no set. */
  #parents: Int32Array;
  /** By record the next one of its set. */
  #next: Int32Array;
  /** The records in sets, in the order in which they came. */
  #all: Int32Array;
  #count: Int32Array;
  #memory: ChainMemory;
  #joining: PairFunction;
  #together: PairFunction;

  constructor(memory: ChainMemory) {
    const { setsAt, room } = memory;
    this.#memory = memory;
    this.#parents = memory.integers(setsAt.parentsAt, room.capacity);
    this.#next = memory.integers(setsAt.nextAt, room.capacity);
    this.#all = memory.integers(setsAt.allAt, room.capacity);
    this.#count = memory.integers(setsAt.countAt, 1);
    this.#joining = pairFunction(joiningKernel(memory), memory);
    this.#together = pairFunction(togetherKernel(memory), memory);
  }

  /** Bytes that so many records take. */
  static bytes(records: number): number {
    return records * 12;
  }

  /** All records that are in a set: valid until one is added. */
  get records(): Int32Array {
    return this.#all.subarray(0, this.#count[0]);
  }

  /** Takes all records out. */
  clear(): void {
    const { records } = this;
    for (let at = 0; at < records.length; at += 1) this.#parents[records[at] ?? 0] = 0;
    this.#count[0] = 0;
  }

  has(rid: number): boolean {
    return this.#parents[rid] !== 0;
  }

  /** Puts a record into a set of its own, unless it is in one. */
  add(rid: number): void {
    if (this.#parents[rid] !== 0) return;
    const count = this.#count[0] ?? 0;
    this.#all[count] = rid;
    this.#count[0] = count + 1;
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

  /** The same for pairs that weigh enough. @param ofComponents joins the names of the components that the records are in. */
  joinAll({ count, l, r, weight }: WeighedPairs, least: number, ofComponents: boolean): void {
    const { pairsAt } = this.#memory;
    this.#memory.doubles(this.#memory.leastAt, 1)[0] = least;
    for (let from = 0; from < count; from += roomOfPairs) {
      const to = Math.min(from + roomOfPairs, count);
      this.#give(l, r, from, to);
      this.#memory.doubles(pairsAt.most, roomOfPairs).set(weight.subarray(from, to));
      this.#joining(to - from, ofComponents ? 1 : 0);
    }
  }

  /** The places of the pairs whose records, or components, are in one set. */
  together({ count, l, r }: { count: number; l: Int32Array; r: Int32Array }, ofComponents: boolean): number[] {
    const places: number[] = [];
    for (let from = 0; from < count; from += roomOfPairs) {
      const to = Math.min(from + roomOfPairs, count);
      this.#give(l, r, from, to);
      const found = this.#together(to - from, ofComponents ? 1 : 0);
      for (const place of this.#memory.integers(this.#memory.pairsAt.rules, found)) places.push(from + place);
    }
    return places;
  }

  #give(l: Int32Array, r: Int32Array, from: number, to: number): void {
    const { pairsAt } = this.#memory;
    this.#memory.integers(pairsAt.l, roomOfPairs).set(l.subarray(from, to));
    this.#memory.integers(pairsAt.r, roomOfPairs).set(r.subarray(from, to));
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
