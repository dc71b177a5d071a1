import type { ReadingPlan } from '../../packed/reading-plan.ts';
import { chainKernel } from './chain-kernel.ts';
import { bytesOfPairs, type ChainMemory, type ColumnOfPairs, type columnsOfPairs, recordsTogether, roomOfPairs } from './chain-memory.ts';
import { PairIds } from './pair-ids.ts';
import { PairList } from './pair-list.ts';
import type { PairsAsked } from './pairs-asked.ts';

/** The most that pairs may weigh (bits). */
export interface MostWeight {
  /** By the pattern of a pair and the comparisons that are open. */
  sum: (pattern: number, open: number) => number;
  /** Is the rarity of a pair taken off? */
  usesRarity: boolean;
}

/** Pairs that may weigh enough, and the others. */
export interface SortedPairs {
  found: PairList;
  below: PairIds;
}

type Run = (from: number, to: number, given: number, isAdded: number) => number;

/** Finds pairs of packed records along the chains of their blocks, and reads given ones, by a function made for what is asked of them. */
export class ChainPairs {
  readonly #run: Run;
  readonly #rules: number;
  readonly #least: Float64Array;
  /** The list of pairs that are given. */
  readonly #given: { other: Int32Array; rid: Int32Array; rule: Int32Array };
  readonly #columns: Record<ColumnOfPairs, Int32Array | Float64Array>;
  /** Those that weigh too little. */
  readonly #others: { l: Int32Array; r: Int32Array };
  #into: SortedPairs = { found: new PairList(), below: new PairIds() };

  /** @param isLink only pairs of two sources. */
  constructor(plan: ReadingPlan, memory: ChainMemory, isLink: boolean, { sum, usesRarity }: MostWeight) {
    this.#rules = plan.rules.length;
    this.#least = memory.doubles(memory.leastAt, 1);
    const bits = plan.rules.map(({ bit }) => bit);
    memory.integers(memory.ownAt, this.#rules + 1).set([...bits, -1]);
    memory.integers(memory.beforeOwnAt, this.#rules + 1).set([...bits.map((_, rule) => bits.slice(0, rule).reduce((all, bit) => all | bit, 0)), 0]);
    const { other, rid, rule } = memory.listAt;
    const room = memory.listRoom;
    this.#given = { other: memory.integers(other, room), rid: memory.integers(rid, room), rule: memory.integers(rule, room) };
    const { pairsAt } = memory;
    const integers = (name: (typeof columnsOfPairs)['integers'][number]) => memory.integers(pairsAt[name], roomOfPairs);
    const doubles = (name: (typeof columnsOfPairs)['doubles'][number]) => memory.doubles(pairsAt[name], roomOfPairs);
    this.#columns = {
      ...{ l: integers('l'), r: integers('r'), rules: integers('rules'), equal: integers('equal'), open: integers('open') },
      ...{ pattern: doubles('pattern'), rarity: doubles('rarity'), most: doubles('most') },
    };
    const others = (name: 'l' | 'r') => memory.integers(pairsAt[name] + bytesOfPairs, roomOfPairs);
    this.#others = { l: others('l'), r: others('r') };
    const imported = { memory: memory.memory, f0: sum, f1: (kept: number, others: number) => this.#take(kept, others) };
    const { run } = new WebAssembly.Instance(chainKernel(plan, memory, isLink, usesRarity), { imported }).exports;
    if (typeof run !== 'function') throw new Error('A module without its function');
    this.#run = run as Run;
  }

  /**
   * Finds the pairs of some records with those in their chains. @param to the id after the last one. @param isAdded puts each into the chains, so that those behind it find it.
   * @param least bits that pairs are to be able to weigh.
   */
  find(from: number, to: number, isAdded: boolean, least: number, into: SortedPairs): void {
    this.#begin(least, into);
    for (let rid = from; rid < to; rid += recordsTogether) this.#run(rid, Math.min(rid + recordsTogether, to), 0, isAdded ? 1 : 0);
  }

  /** Adds those of the pairs asked that a rule gives. */
  read({ l, r, rules }: PairsAsked, into: PairList): void {
    this.#begin(Number.NEGATIVE_INFINITY, { found: into, below: new PairIds() });
    const { other, rid, rule } = this.#given;
    for (let from = 0; from < l.length; from += other.length) {
      const count = Math.min(other.length, l.length - from);
      for (let at = 0; at < count; at += 1) {
        const place = rules[from + at] ?? -1;
        other[at] = l[from + at] ?? 0;
        rid[at] = r[from + at] ?? 0;
        rule[at] = place < 0 ? this.#rules : place;
      }
      this.#run(0, 0, count, 0);
    }
  }

  #begin(least: number, into: SortedPairs): void {
    this.#least[0] = least;
    this.#into = into;
  }

  #take(kept: number, others: number): void {
    const { found, below } = this.#into;
    if (kept > 0) found.addAll(kept, (name) => this.#columns[name]);
    if (others > 0) below.addAll(this.#others.l.subarray(0, others), this.#others.r.subarray(0, others));
  }
}
