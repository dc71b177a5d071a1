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

/** Every pair of some rule, once. @param blocks by rule of the reader. @param isLink only pairs of two sources. */
export function findPairs({ cells, width }: PackedRecords, blocks: readonly BlockMembers[], reader: PairReader, isLink: boolean): FoundPairs {
  const room = pairsIn(blocks);
  const integers = (): Int32Array => new Int32Array(room);
  const doubles = (): Float64Array => new Float64Array(room);
  const [l, r, rules, equal, open, pattern, rarity] = [integers(), integers(), integers(), integers(), integers(), doubles(), doubles()];
  let count = 0;
  for (let first = 0; first < blocks.length; first += 1) {
    const { members, starts } = blocks[first] ?? { members: new Int32Array(0), starts: new Int32Array(0) };
    for (let block = 0; block + 1 < starts.length; block += 1) {
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
  }
  return { count, l, r, rules, equal, open, pattern, rarity };
}
