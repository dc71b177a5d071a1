import { longer } from '../../packed/longer.ts';
import type { PairWeights } from './pair-weights.ts';
import type { RecordSets } from './record-sets.ts';

/** The weighed pairs that stand, by record: each pair is in the chains of both its records. */
export class LinkGraph {
  #ends = new Int32Array(0);
  #weights = new Float64Array(0);
  /** By record the end added last, plus one; 0: none. An end is twice the place of its pair, and one more for the right record. */
  #heads: Int32Array;
  /** By end the one before it, plus one. */
  #before = new Int32Array(0);
  #count = 0;
  #gone = 0;

  /** @param records that there is room for. @param pairs expected. */
  constructor(records: number, pairs: number) {
    this.#heads = new Int32Array(records);
    this.#grow(pairs);
  }

  /** Bytes that so many pairs of so many records take. */
  static bytes(records: number, pairs: number): number {
    return records * 4 + pairs * 24;
  }

  /** Pairs, those gone included. */
  get count(): number {
    return this.#count;
  }

  /** Makes room for records. */
  reserve(records: number): void {
    if (records > this.#heads.length) this.#heads = longer(this.#heads, records * 1.25);
  }

  add(l: number, r: number, weight: number): void {
    if (this.#count === this.#weights.length) this.#makeRoom();
    const pair = this.#count;
    this.#weights[pair] = weight;
    this.#addEnd(pair * 2, l);
    this.#addEnd(pair * 2 + 1, r);
    this.#count += 1;
  }

  #addEnd(end: number, rid: number): void {
    this.#ends[end] = rid;
    this.#before[end] = this.#heads[rid] ?? 0;
    this.#heads[rid] = end + 1;
  }

  /** Takes out all pairs of a record. */
  forget(rid: number): void {
    for (let end = this.#heads[rid] ?? 0; end !== 0; end = this.#before[end - 1] ?? 0) {
      const pair = (end - 1) >> 1;
      if (!Number.isNaN(this.#weights[pair])) this.#gone += 1;
      this.#weights[pair] = Number.NaN;
    }
    this.#heads[rid] = 0;
  }

  /** The pairs by column: the two records and the weight. */
  all(): [Int32Array, Int32Array, Float64Array] {
    const there = Array.from({ length: this.#count }, (_, pair) => pair).filter((pair) => !Number.isNaN(this.#weights[pair]));
    const ends = (side: number): Int32Array => Int32Array.from(there, (pair) => this.#ends[pair * 2 + side] ?? 0);
    return [ends(0), ends(1), Float64Array.from(there, (pair) => this.#weights[pair] ?? 0)];
  }

  /** Adds the pairs whose records are both in sets. All that is read is at hand: what this calls is compiled with it, and it runs but once in a change. */
  addWithin(sets: RecordSets, into: PairWeights): void {
    const [heads, ends, before, weights, { records }] = [this.#heads, this.#ends, this.#before, this.#weights, sets];
    for (let at = 0; at < records.length; at += 1) {
      const r = records[at] ?? 0;
      for (let end = heads[r] ?? 0; end !== 0; end = before[end - 1] ?? 0) {
        const l = ends[(end - 1) ^ 1] ?? 0;
        const weight = weights[(end - 1) >> 1] ?? 0;
        if (l < r && sets.has(l) && !Number.isNaN(weight)) into.add(l, r, weight);
      }
    }
  }

  has(l: number, r: number): boolean {
    for (let end = this.first(l); end !== 0; end = this.before(end)) if (this.other(end) === r) return true;
    return false;
  }

  /** The pair of a record that was added last: a number for the methods that follow; 0: none. */
  first(rid: number): number {
    return this.#there(this.#heads[rid] ?? 0);
  }

  /** The pair of the same record before one; 0: none. */
  before(end: number): number {
    return this.#there(this.#before[end - 1] ?? 0);
  }

  /** The other record of a pair. */
  other(end: number): number {
    return this.#ends[(end - 1) ^ 1] ?? 0;
  }

  weight(end: number): number {
    return this.#weights[(end - 1) >> 1] ?? 0;
  }

  /** The next end along a chain, from one on, whose pair is not gone. */
  #there(from: number): number {
    let end = from;
    while (end !== 0 && Number.isNaN(this.#weights[(end - 1) >> 1])) end = this.#before[end - 1] ?? 0;
    return end;
  }

  /** Room that pairs gone leave is used before more is made. */
  #makeRoom(): void {
    if (this.#gone === 0 || this.#gone * 4 < this.#count) {
      this.#grow(this.#count * 1.5 + 1024);
      return;
    }
    const [l, r, weights] = this.all();
    this.#heads.fill(0);
    this.#count = 0;
    this.#gone = 0;
    for (const [pair, weight] of weights.entries()) this.add(l[pair] ?? 0, r[pair] ?? 0, weight);
  }

  #grow(pairs: number): void {
    this.#weights = longer(this.#weights, pairs);
    this.#ends = longer(this.#ends, this.#weights.length * 2);
    this.#before = longer(this.#before, this.#weights.length * 2);
  }
}
