import { bucketOf, type Halves, inBuckets } from './hash-run.ts';

/** Finds the place of a hash among hashes that are all different, in an open table. */
export class HashPlaces {
  readonly #hashes: Halves;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(hashes: Halves) {
    const count = hashes.length / 2;
    this.#hashes = hashes;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * count))));
    this.#mask = this.#slots.length - 1;
    for (let place = 0; place < count; place += 1) this.#slots[this.#slotOf(hashes[2 * place] ?? 0, hashes[2 * place + 1] ?? 0)] = place + 1;
  }

  /** The place of a hash; -1 where it is not there. */
  of(low: number, high: number): number {
    return (this.#slots[this.#slotOf(low, high)] ?? 0) - 1;
  }

  #slotOf(low: number, high: number): number {
    let slot = low & this.#mask;
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0 || (this.#hashes[2 * place] === low && this.#hashes[2 * place + 1] === high)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Rows of a column: the hash of each value, what is told of it, and the row's number; those that came lie before `came`. */
export interface HashedRows {
  hashes: Halves;
  told: Int32Array;
  /** How many rows have the value; without, one. */
  n?: Int32Array;
  rows: Float64Array;
  came: number;
  /** How many there are. */
  count: number;
}

/** Values whose number of rows changed, each once, in the order in which hashes are kept. */
export interface GroupedHashes {
  hashes: Halves;
  /** By how many rows a value is there more often. */
  n: Int32Array;
  told: Int32Array;
  /** A row that came with it; -1 where none did. */
  rows: Float64Array;
}

/** Groups rows by the hash of their values, one column after the other in the same memory: what it gives is good until the next. */
export class HashGroups {
  readonly #order: Int32Array<ArrayBuffer>;
  readonly #moved: GroupedHashes;

  /** @param atMost rows. */
  constructor(atMost: number) {
    this.#order = new Int32Array(atMost);
    this.#moved = { hashes: new Int32Array(2 * atMost), n: new Int32Array(atMost), told: new Int32Array(atMost), rows: new Float64Array(atMost) };
  }

  /** The values that are there more often or less. @param isValue whether what is told of a row is told of a value. */
  of({ hashes, told, n, rows, came, count }: HashedRows, isValue: (told: number) => boolean): GroupedHashes {
    const order = inBuckets(hashes.subarray(0, 2 * count), this.#order);
    const { hashes: own, n: sums, told: what, rows: first } = this.#moved;
    let [begin, next, bucket] = [0, 0, -1];
    for (let place = 0; place < count; place += 1) {
      const at = order[place] ?? 0;
      const tells = told[at] ?? 0;
      if (!isValue(tells)) continue;
      const [low, high] = [hashes[2 * at] ?? 0, hashes[2 * at + 1] ?? 0];
      // Equal hashes are in one bucket, which has few that differ.
      if (bucketOf(high) !== bucket) {
        begin = next;
        bucket = bucketOf(high);
      }
      let group = begin;
      while (group < next && (own[2 * group] !== low || own[2 * group + 1] !== high)) group += 1;
      if (group === next) {
        own[2 * next] = low;
        own[2 * next + 1] = high;
        sums[next] = 0;
        what[next] = tells;
        first[next] = -1;
        next += 1;
      }
      const row = rows[at] ?? 0;
      const hasCome = row < came;
      if (hasCome) first[group] = row;
      const times = n ? (n[at] ?? 0) : 1;
      sums[group] = (sums[group] ?? 0) + (hasCome ? times : -times);
    }
    next = this.#withoutNone(next);
    return { hashes: own.subarray(0, 2 * next), n: sums.subarray(0, next), told: what.subarray(0, next), rows: first.subarray(0, next) };
  }

  /** Leaves out those that are as often there as they were. @returns the place behind the last. */
  #withoutNone(to: number): number {
    const { hashes, n, told, rows } = this.#moved;
    let next = 0;
    for (let at = 0; at < to; at += 1) {
      if (n[at] === 0) continue;
      if (next < at) {
        hashes[2 * next] = hashes[2 * at] ?? 0;
        hashes[2 * next + 1] = hashes[2 * at + 1] ?? 0;
        n[next] = n[at] ?? 0;
        told[next] = told[at] ?? 0;
        rows[next] = rows[at] ?? 0;
      }
      next += 1;
    }
    return next;
  }
}
