import type { BlockMembers } from './block-members.ts';
import type { PackedRecords } from './packed-records.ts';
import type { PairReader } from './pair-reader.ts';

/** Pairs by column: record ids (l < r), the bits of their rules, those of the comparisons whose codes are equal, and what codes tell (see `factColumns`). */
export interface FoundPairs {
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
  blocks.reduce((sum, { starts }) => {
    let pairs = 0;
    for (let block = 0; block + 1 < starts.length; block += 1) {
      const size = (starts[block + 1] ?? 0) - (starts[block] ?? 0);
      pairs += (size * (size - 1)) / 2;
    }
    return sum + pairs;
  }, 0);

/** Blocks gone through before others have their turn. */
const blocksAtATime = 20_000;

/** Every pair of some rule, once. @param blocks by rule of the reader. @param isLink only pairs of two sources. @param pause awaited now and then. */
export async function findPairs(
  records: PackedRecords,
  blocks: readonly BlockMembers[],
  reader: PairReader,
  isLink: boolean,
  pause: () => Promise<void>,
): Promise<FoundPairs> {
  const room = pairsIn(blocks);
  const integers = (): Int32Array => new Int32Array(room);
  const doubles = (): Float64Array => new Float64Array(room);
  const [l, r, rules, equal, open, pattern, rarity] = [integers(), integers(), integers(), integers(), integers(), doubles(), doubles()];
  const pairs: FoundPairs = { count: 0, l, r, rules, equal, open, pattern, rarity };
  for (const [first, ofRule] of blocks.entries())
    for (let block = 0; block + 1 < ofRule.starts.length; block += blocksAtATime) {
      findIn(pairs, records, ofRule, block, Math.min(block + blocksAtATime, ofRule.starts.length - 1), reader, first, isLink);
      await pause();
    }
  return pairs;
}

/** The pairs of some blocks of one rule. Not part of an asynchronous function, in which loops stay slow. */
function findIn(
  pairs: FoundPairs,
  { cells, width }: PackedRecords,
  { members, starts }: BlockMembers,
  from: number,
  to: number,
  reader: PairReader,
  first: number,
  isLink: boolean,
): void {
  const { l, r, rules, equal, open, pattern, rarity } = pairs;
  let count = pairs.count;
  for (let block = from; block < to; block += 1) {
    const end = starts[block + 1] ?? 0;
    for (let i = starts[block] ?? 0; i < end; i += 1) {
      const a = members[i] ?? 0;
      for (let j = i + 1; j < end; j += 1) {
        const b = members[j] ?? 0;
        if (isLink && cells[a * width] === cells[b * width]) continue;
        const found = reader.readRules(a, b, first);
        if (found === 0) continue;
        reader.readFacts(a, b);
        l[count] = a;
        r[count] = b;
        rules[count] = found;
        equal[count] = reader.equal;
        open[count] = reader.open;
        pattern[count] = reader.pattern;
        rarity[count] = reader.rarity;
        count += 1;
      }
    }
  }
  pairs.count = count;
}
