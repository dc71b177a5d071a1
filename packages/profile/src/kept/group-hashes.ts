import { type Halves, inBuckets } from './hash-run.ts';

/** Finds the place of a hash among hashes that are all different, in an open table. */
export class HashPlaces {
  readonly #hashes: Halves;
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param atMost how many hashes there will be. */
  constructor(hashes: Halves, atMost: number, taken = 0) {
    this.#hashes = hashes;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * atMost))));
    this.#mask = this.#slots.length - 1;
    for (let place = 0; place < taken; place += 1) this.#slots[this.#slotOf(hashes[2 * place] ?? 0, hashes[2 * place + 1] ?? 0)] = place + 1;
  }

  clear(): void {
    this.#slots.fill(0);
  }

  /** The place of a hash; -1 where it is not there. */
  of(low: number, high: number): number {
    return (this.#slots[this.#slotOf(low, high)] ?? 0) - 1;
  }

  /** The place of a hash, which is put at `next` where it is not there yet. */
  put(low: number, high: number, next: number): number {
    const slot = this.#slotOf(low, high);
    const place = (this.#slots[slot] ?? 0) - 1;
    if (place >= 0) return place;
    this.#slots[slot] = next + 1;
    this.#hashes[2 * next] = low;
    this.#hashes[2 * next + 1] = high;
    return next;
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
  readonly #places: HashPlaces;
  readonly #hashes: Halves;
  readonly #sums: Int32Array;
  readonly #told: Int32Array;
  readonly #first: Float64Array;
  readonly #order: Int32Array<ArrayBuffer>;
  readonly #moved: GroupedHashes;

  /** @param atMost rows. */
  constructor(atMost: number) {
    this.#hashes = new Int32Array(2 * atMost);
    this.#places = new HashPlaces(this.#hashes, atMost);
    this.#sums = new Int32Array(atMost);
    this.#told = new Int32Array(atMost);
    this.#first = new Float64Array(atMost);
    this.#order = new Int32Array(atMost);
    this.#moved = { hashes: new Int32Array(2 * atMost), n: new Int32Array(atMost), told: new Int32Array(atMost), rows: new Float64Array(atMost) };
  }

  /** The values that are there more often or less. @param isValue whether what is told of a row is told of a value. */
  of({ hashes, told, n, rows, came, count }: HashedRows, isValue: (told: number) => boolean): GroupedHashes {
    const [sums, what, first] = [this.#sums, this.#told, this.#first];
    this.#places.clear();
    let next = 0;
    for (let at = 0; at < count; at += 1) {
      if (!isValue(told[at] ?? 0)) continue;
      const place = this.#places.put(hashes[2 * at] ?? 0, hashes[2 * at + 1] ?? 0, next);
      if (place === next) {
        what[next] = told[at] ?? 0;
        first[next] = -1;
        sums[next] = 0;
        next += 1;
      }
      const row = rows[at] ?? 0;
      const hasCome = row < came;
      if (hasCome) first[place] = row;
      const times = n ? (n[at] ?? 0) : 1;
      sums[place] = (sums[place] ?? 0) + (hasCome ? times : -times);
    }
    return this.#inOrder(next);
  }

  #inOrder(length: number): GroupedHashes {
    const [all, sums, what, first] = [this.#hashes, this.#sums, this.#told, this.#first];
    const { hashes, n, told, rows } = this.#moved;
    const order = inBuckets(all.subarray(0, 2 * length), this.#order);
    let count = 0;
    for (let at = 0; at < length; at += 1) {
      const from = order[at] ?? 0;
      if (sums[from] === 0) continue;
      hashes[2 * count] = all[2 * from] ?? 0;
      hashes[2 * count + 1] = all[2 * from + 1] ?? 0;
      n[count] = sums[from] ?? 0;
      told[count] = what[from] ?? 0;
      rows[count] = first[from] ?? 0;
      count += 1;
    }
    return { hashes: hashes.subarray(0, 2 * count), n: n.subarray(0, count), told: told.subarray(0, count), rows: rows.subarray(0, count) };
  }
}
