import { GrowingNumbers } from './growing.ts';
import type { HashCounts } from './hash-counts.ts';
import { type HashGroup, visitHashes, visitNumbersAt } from './hash-groups.ts';
import type { AskedRecords } from './key-lookup.ts';
import { NotReadable } from './pages-error.ts';
import type { FileOfPages } from './read-chunk.ts';

/** Records that share hashes beyond which the engine is asked. */
const mostMembers = 2 ** 22;

/** The records whose hashes are looked for, by number, and those of each hash, by its number, in the order of the table. In arrays of numbers: objects would be collected over and over. */
export class Members {
  readonly #places: Int32Array;
  readonly #rows: Int32Array;
  readonly #hashes: Int32Array;
  /** Members by hash, and where those of each hash begin. */
  readonly #sorted: Int32Array;
  readonly #begins: Int32Array;
  readonly #newest: Uint8Array;

  /** All records whose hash is looked for. @throws NotReadable */
  static find(pages: FileOfPages, groups: readonly HashGroup[], counts: HashCounts, signal?: AbortSignal): Members {
    const [places, rows, hashes] = [new GrowingNumbers(), new GrowingNumbers(), new GrowingNumbers()];
    const isNew = new Set<number>();
    const found = new GrowingNumbers();
    for (const { hash, row, place, isNew: own } of groups.toSorted((a, b) => a.place - b.place)) {
      if (place < 0) continue;
      signal?.throwIfAborted();
      found.clear();
      visitHashes(pages, hash, (words, count, first) => {
        const some = counts.find(words, count, first);
        for (const at of some.places) found.add(at);
        for (const number of some.numbers) hashes.add(number);
      });
      if (found.length === 0) continue;
      if (own) isNew.add(place);
      visitNumbersAt(pages, row, found.numbers, (one) => {
        places.add(place);
        rows.add(one);
      });
      if (rows.length > mostMembers) throw new NotReadable('Too much has changed');
    }
    return new Members([places.numbers, rows.numbers, hashes.numbers], counts.wanted, isNew);
  }

  private constructor([places, rows, hashes]: [Int32Array, Int32Array, Int32Array], wanted: number, isNew: ReadonlySet<number>) {
    [this.#places, this.#rows, this.#hashes] = [places, rows, hashes];
    this.#begins = new Int32Array(wanted + 1);
    for (const hash of hashes) this.#begins[hash + 1] = (this.#begins[hash + 1] ?? 0) + 1;
    for (let hash = 0; hash < wanted; hash += 1) this.#begins[hash + 1] = (this.#begins[hash + 1] ?? 0) + (this.#begins[hash] ?? 0);
    const next = this.#begins.slice();
    this.#sorted = new Int32Array(hashes.length);
    for (const [member, hash] of hashes.entries()) {
      this.#sorted[next[hash] ?? 0] = member;
      next[hash] = (next[hash] ?? 0) + 1;
    }
    this.#newest = new Uint8Array(hashes.length);
    for (let hash = 0; hash < wanted; hash += 1) {
      if (this.sizeOf(hash) < 2) continue;
      const own = this.of(hash);
      // Row groups of one part may come in another order.
      if (own.some((member, at) => at > 0 && this.#isBefore(member, own[at - 1] ?? 0))) own.sort((a, b) => (this.#isBefore(a, b) ? -1 : 1));
      const newest = own.find((member) => isNew.has(places[member] ?? -1));
      if (newest !== undefined) this.#newest[newest] = 1;
    }
  }

  get count(): number {
    return this.#hashes.length;
  }

  /** How many hashes are looked for. */
  get hashes(): number {
    return this.#begins.length - 1;
  }

  /** How many members a hash has. */
  sizeOf(hash: number): number {
    return (this.#begins[hash + 1] ?? 0) - (this.#begins[hash] ?? 0);
  }

  /** The members of a hash, in the order of the table. */
  of(hash: number): Int32Array {
    return this.#sorted.subarray(this.#begins[hash], this.#begins[hash + 1]);
  }

  hashOf(member: number): number {
    return this.#hashes[member] ?? 0;
  }

  placeOf(member: number): number {
    return this.#places[member] ?? 0;
  }

  rowOf(member: number): number {
    return this.#rows[member] ?? 0;
  }

  /** Is it the one of several with its hash by which the value is known: of a new part? */
  isNewest(member: number): boolean {
    return this.#newest[member] === 1;
  }

  /** Those members that share their hash and are asked for, by the place of their part. */
  asked(isAsked: (member: number) => boolean): Map<number, AskedRecords> {
    const byPlace = new Map<number, number[]>();
    const { count } = this;
    for (let member = 0; member < count; member += 1) {
      if (this.sizeOf(this.hashOf(member)) < 2 || !isAsked(member)) continue;
      const place = this.placeOf(member);
      const own = byPlace.get(place);
      if (own) own.push(member);
      else byPlace.set(place, [member]);
    }
    const inOrder = (numbers: number[]): AskedRecords => {
      numbers.sort((a, b) => this.rowOf(a) - this.rowOf(b));
      return { numbers, rows: numbers.map((member) => this.rowOf(member)) };
    };
    return new Map([...byPlace].map(([place, numbers]) => [place, inOrder(numbers)]));
  }

  #isBefore(a: number, b: number): boolean {
    return this.placeOf(a) - this.placeOf(b) < 0 || (this.placeOf(a) === this.placeOf(b) && this.rowOf(a) < this.rowOf(b));
  }
}
