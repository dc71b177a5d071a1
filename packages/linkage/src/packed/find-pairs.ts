import type { BlockMembers } from './block-members.ts';
import { doublesShared, integersShared } from './shared-arrays.ts';

/**
 * Pairs by column: record ids (l < r), the bits of their rules, those of the comparisons whose codes are equal, and what codes tell (see `factColumns`).
 * Places of no rule are left free.
 */
export interface FoundPairs {
  /** How many places there are. */
  count: number;
  l: Int32Array;
  r: Int32Array;
  rules: Int32Array;
  equal: Int32Array;
  open: Int32Array;
  pattern: Float64Array;
  rarity: Float64Array;
}

/** Bytes that a pair takes. */
export const bytesOfPair = 5 * 4 + 2 * 8;

/** How many pairs these blocks hold, a pair counted in each of its blocks. */
export const pairsIn = (blocks: readonly BlockMembers[]): number =>
  blocks.reduce((sum, one) => {
    let pairs = 0;
    for (let block = 0; block < one.blocks; block += 1) pairs += pairsOfBlock(one, block);
    return sum + pairs;
  }, 0);

function pairsOfBlock({ starts }: BlockMembers, block: number): number {
  const size = (starts[block + 1] ?? 0) - (starts[block] ?? 0);
  return (size * (size - 1)) / 2;
}

/** Some blocks of one rule, whose pairs are written from a place on where there is room for all of them. */
export interface PairJob {
  rule: number;
  from: number;
  to: number;
  at: number;
}

/** Pairs of a job, about. */
const pairsOfJob = 50_000;

/** All blocks of all rules, so that each job has about as many pairs. */
export function pairJobs(blocks: readonly BlockMembers[]): PairJob[] {
  const jobs: PairJob[] = [];
  let at = 0;
  for (const [rule, one] of blocks.entries())
    for (let from = 0, to = 0; from < one.blocks; from = to) {
      let pairs = 0;
      for (to = from; to < one.blocks && pairs < pairsOfJob; to += 1) pairs += pairsOfBlock(one, to);
      jobs.push({ rule, from, to, at });
      at += pairs;
    }
  return jobs;
}

/** Room for pairs. */
export const roomForPairs = (room: number): FoundPairs => ({
  count: room,
  l: integersShared(room),
  r: integersShared(room),
  rules: integersShared(room),
  equal: integersShared(room),
  open: integersShared(room),
  pattern: doublesShared(room),
  rarity: doublesShared(room),
});
