import { drawNumber } from '../compare/draw-number.ts';
import { anyOfHalves, levelOfHalves, type OfHalves } from '../compare/halves.ts';
import type { PackedRecords, Rarities } from './packed-records.ts';
import type { ReadComparison, ReadingPlan, ReadRule } from './reading-plan.ts';

/** A comparison with its tests ready to be asked. */
interface ReadyComparison extends Omit<ReadComparison, 'level' | 'mayReach'> {
  level: OfHalves<number> | undefined;
  mayReach: OfHalves<boolean> | undefined;
}

/** Reads what codes tell of a pair, as `pairFacts` does in the engine. One pair at a time: its fields are those of the pair read last. */
export class PairReader {
  /** Bits of the comparisons whose codes are equal. */
  equal = 0;
  pattern = 0;
  open = 0;
  rarity = 0;
  readonly #cells: Int32Array;
  readonly #width: number;
  readonly #codeCells: 1 | 2;
  readonly #codes: readonly number[];
  readonly #comparisons: readonly ReadyComparison[];
  readonly #rules: readonly ReadRule[];

  constructor({ comparisons, rules }: ReadingPlan, records: PackedRecords) {
    this.#cells = records.cells;
    this.#width = records.width;
    this.#codeCells = records.codeCells;
    this.#codes = records.codes;
    this.#comparisons = comparisons.map((one) => ({
      ...one,
      level: one.level && levelOfHalves(one.level),
      mayReach: one.mayReach && anyOfHalves(one.mayReach),
    }));
    this.#rules = rules;
  }

  /** Which rules hold for the pair? 0 where `first` does not, or one before it does, which gives the pair then. @param first place among the rules. */
  readRules(l: number, r: number, first: number): number {
    const cells = this.#cells;
    const width = this.#width;
    const codes = this.#codes;
    const isShort = this.#codeCells === 1;
    const a = l * width;
    const b = r * width;
    let equal = 0;
    for (let i = 0; i < codes.length; i += 1) {
      const code = codes[i] ?? 0;
      const value = cells[a + code] ?? -1;
      if (value === cells[b + code] && value >= 0 && (isShort || cells[a + code + 1] === cells[b + code + 1])) equal |= 1 << i;
    }
    this.equal = equal;
    let rules = 0;
    for (let at = 0; at < this.#rules.length; at += 1) {
      const rule = this.#rules[at];
      if (!rule || this.#holds(rule, l, r) !== at >= first) {
        if (at <= first) return 0;
      } else if (at >= first) rules += rule.bit;
    }
    return rules;
  }

  #holds({ equal, block, below }: ReadRule, l: number, r: number): boolean {
    if (block >= 0) {
      const cells = this.#cells;
      const a = l * this.#width + block;
      const b = r * this.#width + block;
      if ((cells[a] ?? -1) < 0 || cells[a] !== cells[b] || cells[a + 1] !== cells[b + 1]) return false;
    } else if ((this.equal & equal) !== equal) return false;
    return below < 0 || drawNumber(l, r) < below;
  }

  /** Reads the other fields, after the rules of the pair. */
  readFacts(l: number, r: number): void {
    const cells = this.#cells;
    const width = this.#width;
    const comparisons = this.#comparisons;
    const a = l * width;
    const b = r * width;
    let pattern = 0;
    let open = 0;
    let rarity = 0;
    for (let i = 0; i < comparisons.length; i += 1) {
      const one = comparisons[i];
      if (!one) continue;
      if ((this.equal & one.bit) !== 0 && one.equalIsFirst) {
        pattern += one.place;
        if (one.rarity) rarity += one.rarityWeight * rarityOf(one.rarity, cells[a + one.code] ?? 0, l);
      } else if ((cells[a + one.code] ?? -1) >= 0 && (cells[b + one.code] ?? -1) >= 0) {
        const { number, level, mayReach } = one;
        const aHigh = cells[a + number] ?? -1;
        const aLow = cells[a + number + 1] ?? 0;
        const bHigh = cells[b + number] ?? -1;
        const bLow = cells[b + number + 1] ?? 0;
        pattern += one.place * (level ? level(aHigh, aLow, bHigh, bLow) : one.last);
        if (!one.isDecided && (!mayReach || mayReach(aHigh, aLow, bHigh, bLow))) open += one.bit;
      }
    }
    this.pattern = pattern;
    this.open = open;
    this.rarity = rarity;
  }
}

const rarityOf = ({ at, width, place }: Rarities, value: number, rid: number): number => at[width === 0 ? value : rid * width + place] ?? 0;
