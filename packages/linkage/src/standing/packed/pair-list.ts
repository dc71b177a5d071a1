import type { FoundPairs } from '../../packed/find-pairs.ts';
import { longer } from '../../packed/longer.ts';
import type { PairReader } from '../../packed/pair-reader.ts';

/** Pairs that are found one by one. */
export class PairList {
  readonly pairs: FoundPairs = {
    count: 0,
    l: new Int32Array(1024),
    r: new Int32Array(1024),
    rules: new Int32Array(1024),
    equal: new Int32Array(1024),
    open: new Int32Array(1024),
    pattern: new Float64Array(1024),
    rarity: new Float64Array(1024),
  };

  /** Adds the pair whose facts the reader has read last. */
  add(l: number, r: number, rules: number, { equal, open, pattern, rarity }: PairReader): void {
    const { pairs } = this;
    const at = pairs.count;
    if (at === pairs.l.length) {
      for (const column of ['l', 'r', 'rules', 'equal', 'open'] as const) pairs[column] = longer(pairs[column], at * 2);
      for (const column of ['pattern', 'rarity'] as const) pairs[column] = longer(pairs[column], at * 2);
    }
    pairs.l[at] = l;
    pairs.r[at] = r;
    pairs.rules[at] = rules;
    pairs.equal[at] = equal;
    pairs.open[at] = open;
    pairs.pattern[at] = pattern;
    pairs.rarity[at] = rarity;
    pairs.count += 1;
  }
}
