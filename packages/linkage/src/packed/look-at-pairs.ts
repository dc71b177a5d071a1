import { drawNumber } from '../compare/draw-number.ts';
import { bestWeight, type Reach, tolerance } from '../predict/best-weight.ts';
import { type WeighingPlan, weigherInSteps } from '../predict/weigh-levels.ts';
import { compareTexts } from './compare-texts.ts';
import type { FoundPairs } from './find-pairs.ts';
import type { PairKernel } from './kernel/pair-kernel.ts';
import type { PackedRecords } from './packed-records.ts';
import { PairFinder } from './pair-finder.ts';
import type { ReadTexts } from './read-texts.ts';
import { eachWeigher } from './weigh-each.ts';

/** A look at pairs that were found, by jobs of so many. What it leaves are places of pairs, which each job writes from where its pairs begin, and how many. */
export type LookTask = DrawTask | ReachTask | InsideTask;

/** Pairs of a job. */
export const pairsTogether = 2 ** 16;

/** What threads need of records and pairs to look at these. */
export interface Looking {
  records: Pick<PackedRecords, 'cells' | 'width'>;
  texts: readonly ReadTexts[];
  pairs: FoundPairs;
  /** Room for the places of all pairs. */
  places: Int32Array;
  /** One number, shared: how many pairs were compared and have something open still. */
  left: Int32Array;
}

/** Leaves the pairs that are drawn, compared. */
interface DrawTask extends Looking {
  kind: 'draw';
  /** By rules (bits) the number below which pairs are drawn (see `isDrawn`). */
  below: ReadonlyMap<number, number>;
}

/** Leaves the pairs that can reach a weight, compared; those of which something is open must be looked at again. */
interface ReachTask extends Looking {
  kind: 'reach';
  reach: Reach;
  /** Of patterns. */
  radices: readonly number[];
}

/** Leaves the pairs of two records of one cluster. */
interface InsideTask extends Looking {
  kind: 'inside';
  /** By record, 0: in none. */
  clusters: Int32Array;
  /** Bits of the rules whose pairs count. */
  rules: number;
  /** Rising places of pairs that are left out. */
  except: Int32Array;
}

/** Reads what codes and texts tell of pairs that were not found but given. */
export interface ReadTask extends Omit<Looking, 'records' | 'places'> {
  kind: 'read';
  records: PackedRecords;
  kernel: PairKernel;
}

/** Weighs pairs that have nothing open. */
export interface WeighTask extends Pick<Looking, 'pairs' | 'places'> {
  kind: 'weigh';
  records: PackedRecords;
  plan: WeighingPlan;
  radices: readonly number[];
  shares: readonly (readonly Float64Array[])[];
  /** Of the pair at each place: filled. */
  weights: Float64Array;
}

/** Gives a function that does a job and tells how many places it leaves. */
export function lookerOf(task: LookTask): (job: number) => number {
  if (task.kind === 'draw') {
    const { l, r, rules } = task.pairs;
    // Pairs of one rule stand together, so that what is looked up for one mostly serves the next.
    let [rule, below] = [0, 0];
    const isDrawn = (at: number): boolean => {
      const found = rules[at] ?? 0;
      if (found !== rule) [rule, below] = [found, task.below.get(found) ?? 0];
      return below > 0 && drawNumber(l[at] ?? 0, r[at] ?? 0) < below;
    };
    return (job) => {
      const drawn = select(task, job, isDrawn);
      Atomics.add(task.left, 0, compareTexts(task.texts, task.records, task.pairs, drawn));
      return drawn.length;
    };
  }
  if (task.kind === 'reach') {
    const { rules, open } = task.pairs;
    const reaches = reachesIn(task.pairs, task.radices, task.reach);
    const mayReach = (at: number): boolean => ((rules[at] ?? 0) & task.reach.predicting) !== 0 && reaches(at);
    return (job) => {
      const possible = select(task, job, mayReach);
      Atomics.add(task.left, 0, compareTexts(task.texts, task.records, task.pairs, possible));
      return keep(possible, (at) => open[at] !== 0 || reaches(at));
    };
  }
  const { l, r, rules } = task.pairs;
  const { clusters, except } = task;
  const isInside = (at: number): boolean => {
    const cluster = clusters[l[at] ?? 0] ?? 0;
    return cluster !== 0 && cluster === clusters[r[at] ?? 0] && ((rules[at] ?? 0) & task.rules) !== 0;
  };
  return (job) => {
    const inside = select(task, job, isInside);
    let next = firstFrom(except, job * pairsTogether);
    const count = keep(inside, (at) => {
      while ((except[next] ?? at) < at) next += 1;
      return except[next] !== at;
    });
    Atomics.add(task.left, 0, compareTexts(task.texts, task.records, task.pairs, inside.subarray(0, count)));
    return count;
  };
}

/** Can a pair reach the weight with what is known of it so far? */
export function reachesIn({ pattern, open, rarity }: FoundPairs, radices: readonly number[], reach: Reach): (at: number) => boolean {
  const best = bestWeight(radices, reach);
  const least = reach.weight - tolerance;
  const ofRarity = reach.useRarity ? 1 : 0;
  return (at) => best(pattern[at] ?? 0, open[at] ?? 0) - ofRarity * (rarity[at] ?? 0) >= least;
}

/** Reads the pairs of a job. */
export function readerOf({ kernel, records, texts, pairs, left }: ReadTask): (job: number) => number {
  const reader = new PairFinder(kernel, records, pairs);
  const isOpen = (at: number): boolean => pairs.open[at] !== 0;
  return (job) => {
    const from = job * pairsTogether;
    const to = Math.min(from + pairsTogether, pairs.count);
    reader.read(from, to);
    const opened = Int32Array.from({ length: to - from }, (_, row) => from + row);
    Atomics.add(left, 0, compareTexts(texts, records, pairs, opened.subarray(0, keep(opened, isOpen))));
    return to - from;
  };
}

/** Weighs the pairs of a job. */
export function weigherOfJobs({ plan, radices, records, shares, pairs, places, weights }: WeighTask): (job: number) => number {
  const weighEach = eachWeigher(radices, weigherInSteps(plan), records, shares, pairs);
  return (job) => {
    const from = job * pairsTogether;
    const some = places.subarray(from, from + pairsTogether);
    let next = from;
    weighEach(some, (_, weight) => {
      weights[next] = weight;
      next += 1;
    });
    return some.length;
  };
}

/** The places of a job's pairs that hold, written where they begin. */
function select({ pairs: { count, rules }, places }: Looking, job: number, holds: (at: number) => boolean): Int32Array {
  const from = job * pairsTogether;
  return places.subarray(from, selectFrom(rules, places, from, Math.min(from + pairsTogether, count), holds));
}

/** The loop alone, so that what is compiled while it runs serves all jobs. @returns where the next place goes. */
function selectFrom(rules: Int32Array, places: Int32Array, from: number, to: number, holds: (at: number) => boolean): number {
  let next = from;
  for (let at = from; at < to; at += 1)
    if (rules[at] !== 0 && holds(at)) {
      places[next] = at;
      next += 1;
    }
  return next;
}

/** Moves the places that hold to the front. @returns how many. */
export function keep(places: Int32Array, holds: (at: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < places.length; row += 1) {
    const at = places[row] ?? 0;
    if (!holds(at)) continue;
    places[count] = at;
    count += 1;
  }
  return count;
}

/** Where rising numbers reach a bound. */
function firstFrom(numbers: Int32Array, bound: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
