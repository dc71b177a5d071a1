import type { Comparison, Tie } from '../model/link-model.ts';

/** How many times as often two levels come together as they would alone, by level (from 1) of the comparisons `first` and `second`. */
export interface Lift {
  first: number;
  second: number;
  times: readonly (readonly number[])[];
}

/** What depends on each other among the same things and among different ones; in neither a comparison is tied in a ring. */
export interface Ties {
  same: readonly Lift[];
  different: readonly Lift[];
}

const nobody: ReadonlySet<number> = new Set();

/** How many times as often these levels (0: missing, which tells nothing) come together as if no comparison depended on another. @param skip comparisons that do not count. */
export function liftOf(lifts: readonly Lift[], levels: readonly number[], skip: ReadonlySet<number> = nobody): number {
  let times = 1;
  for (const { first, second, times: table } of lifts) {
    if (skip.has(first) || skip.has(second)) continue;
    times *= table[(levels[first] ?? 0) - 1]?.[(levels[second] ?? 0) - 1] ?? 1;
  }
  return times;
}

/** A candidate for a tie: how much it tells, in bits. */
export interface Telling extends Lift {
  bits: number;
}

/** Bits from which on two comparisons are tied. */
const leastBits = 0.05;

/**
 * Those that tell most and make no ring: a product of tables along a forest is the distribution with these tables that takes nothing else for granted.
 * (Chow and Liu 1968; Friedman, Geiger and Goldszmidt 1997 for one such forest to each class.)
 */
export function forestOf(candidates: readonly Telling[], comparisons: number): Lift[] {
  const group = Array.from({ length: comparisons }, (_, i) => i);
  const kept: Lift[] = [];
  for (const { first, second, times, bits } of [...candidates].sort((a, b) => b.bits - a.bits)) {
    const [one, other] = [group[first] ?? 0, group[second] ?? 0];
    if (bits < leastBits || one === other) continue;
    for (const [i, of] of group.entries()) if (of === other) group[i] = one;
    kept.push({ first, second, times });
  }
  return kept;
}

/** Ties as a model keeps them. */
export function modelTies({ same, different }: Ties, comparisons: readonly Comparison[]): Tie[] {
  const name = (i: number): string => comparisons[i]?.name ?? '';
  const rows = (lift: Lift | undefined): number[][] | null => lift?.times.map((row) => [...row]) ?? null;
  const alike = (one: Lift) => (other: Lift) => one.first === other.first && one.second === other.second;
  const all = [...same, ...different.filter((lift) => !same.some(alike(lift)))];
  return all.map((lift) => ({
    between: [name(lift.first), name(lift.second)],
    same: rows(same.find(alike(lift))),
    different: rows(different.find(alike(lift))),
  }));
}
