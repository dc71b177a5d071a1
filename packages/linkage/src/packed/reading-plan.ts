import { equalBy } from '../blocking/rule-pairs.ts';
import type { HalvesTest } from '../compare/halves.ts';
import { isDecidedByCodes, rareWhenEqual } from '../compare/pair-facts.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { PackedRecords, Rarities } from './packed-records.ts';

/** What a thread needs to know to read pairs: data alone, without functions. */
export interface ReadingPlan {
  comparisons: readonly ReadComparison[];
  rules: readonly ReadRule[];
}

/** How one comparison is read from packed records. */
export interface ReadComparison {
  bit: number;
  code: number;
  /** Place of the number it keeps, if any. */
  number: number;
  rarity: Rarities | undefined;
  rarityWeight: number;
  equalIsFirst: boolean;
  isDecided: boolean;
  place: number;
  last: number;
  /** The level of unequal values: that of the first test that holds. */
  level: readonly HalvesTest[] | undefined;
  /** The pair is open where one of these holds. */
  mayReach: readonly HalvesTest[] | undefined;
}

export interface ReadRule {
  bit: number;
  /** The comparisons whose codes are equal in its blocks. */
  equal: number;
  /** Place of its block; -1: the codes tell. */
  block: number;
  /** Pairs drawn below this number count only (see `isDrawn`); -1: all. */
  below: number;
}

/** @param below by rule, of which only drawn pairs count: the number to draw below. */
export function readingPlan(
  prepared: Prepared,
  records: PackedRecords,
  rules: readonly PlacedRule[],
  below: (rule: PlacedRule) => number | undefined = () => undefined,
): ReadingPlan {
  const { comparisons, patterns } = prepared;
  return {
    comparisons: comparisons.map((compiled, i) => ({
      bit: 1 << i,
      code: records.codes[i] ?? 0,
      number: records.numbers[i] ?? 0,
      rarity: records.rarities[i],
      rarityWeight: rareWhenEqual(compiled)?.weight ?? 0,
      equalIsFirst: compiled.equalIsFirst,
      isDecided: isDecidedByCodes(compiled),
      place: patterns.places[i] ?? 1,
      last: compiled.comparison.levels.length,
      level: compiled.number?.inHalves,
      mayReach: compiled.sketch?.inHalves,
    })),
    rules: rules.map((rule) => {
      const equal = equalBy(prepared, rule);
      return {
        bit: 2 ** rule.position,
        equal: [...(equal ?? [])].reduce((bits, i) => bits | (1 << i), 0),
        block: records.blocks.get(rule.position) ?? -1,
        below: below(rule) ?? -1,
      };
    }),
  };
}
