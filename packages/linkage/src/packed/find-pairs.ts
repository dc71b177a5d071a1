import type { BlockMembers } from './block-members.ts';
import type { PackedRecords } from './packed-records.ts';
import type { PairReader } from './pair-reader.ts';
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

/** Members whose records are fetched before they are needed. */
const fetchedAhead = 64;
/** Integers that come from memory at once. */
const lineOfMemory = 16;

/**
 * Reads something of every line of these members' records: far reads that do not wait for each other, where looking at pairs would wait for one after the other.
 * @returns their sum, so that they are not left out.
 */
function fetchRecords(cells: Int32Array, width: number, members: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to && at < members.length; at += 1) {
    const row = (members[at] ?? 0) * width;
    for (let place = 0; place < width; place += lineOfMemory) sum = (sum + (cells[row + place] ?? 0)) | 0;
    sum = (sum + (cells[row + width - 1] ?? 0)) | 0;
  }
  return sum;
}

/** Every pair of the job's blocks that no rule before finds. @param isLink only pairs of two sources. @returns how many there are. */
export function findPairs(
  { l, r, rules, equal, open, pattern, rarity }: FoundPairs,
  { cells, width }: PackedRecords,
  { members, starts }: BlockMembers,
  { rule, from, to, at }: PairJob,
  reader: PairReader,
  isLink: boolean,
): number {
  let next = at;
  let fetched = starts[from] ?? 0;
  for (let block = from; block < to; block += 1) {
    const end = starts[block + 1] ?? 0;
    if (end > fetched) {
      fetchRecords(cells, width, members, fetched, end + fetchedAhead);
      fetched = end + fetchedAhead;
    }
    for (let i = starts[block] ?? 0; i < end; i += 1) {
      const a = members[i] ?? 0;
      for (let j = i + 1; j < end; j += 1) {
        const b = members[j] ?? 0;
        if (isLink && cells[a * width] === cells[b * width]) continue;
        const found = reader.readRules(a, b, rule);
        if (found === 0) continue;
        reader.readFacts(a, b);
        l[next] = a;
        r[next] = b;
        rules[next] = found;
        equal[next] = reader.equal;
        open[next] = reader.open;
        pattern[next] = reader.pattern;
        rarity[next] = reader.rarity;
        next += 1;
      }
    }
  }
  return next - at;
}
