import { patternLevels } from '../compare/pattern-levels.ts';
import { mostOfTie, type TieBits } from './tie-bits.ts';

/** Bits that sums taken in another order may differ by. */
export const tolerance = 1e-6;

/** Which pairs can still reach a weight, whatever their open comparisons turn out to be. */
export interface Reach {
  /** Bits; minus infinity: every pair. */
  weight: number;
  /** Bits of the rules that predict: pairs of others are left out. */
  predicting: number;
  /** Is the rarity of equal values to be taken off? See `rarityIsBound`. */
  useRarity: boolean;
  /** Weight of the prior. */
  prior: number;
  /** By comparison the most that each level (0: missing) can add, and the most where it is open. */
  most: readonly { levels: readonly number[]; open: number }[];
  ties: readonly TieBits[];
}

/** Sums kept in an array up to this number of patterns and open comparisons. */
const mostKept = 2 ** 22;

/** The most that a pair can weigh, for pair after pair: each pattern with the same comparisons open is added up once. @param radices of patterns. */
export function bestWeight(radices: readonly number[], { prior, most, ties }: Reach): (pattern: number, open: number) => number {
  const decode = patternLevels(radices);
  const patterns = radices.reduce((product, radix) => product * radix, 1);
  const sum = (pattern: number, open: number): number => {
    const levels = decode(pattern);
    const isOpen = (i: number): boolean => Math.floor(open / 2 ** i) % 2 === 1;
    const single = most.reduce((all, one, i) => all + (isOpen(i) ? one.open : (one.levels[levels[i] ?? 0] ?? 0)), prior);
    return ties.reduce((all, tie) => all + mostOfTie(tie, levels, isOpen), single);
  };
  const all = patterns * 2 ** most.length;
  if (all > mostKept) return sum;
  const known = new Float64Array(all).fill(Number.NaN);
  return (pattern, open) => {
    const place = open * patterns + pattern;
    const before = known[place] ?? Number.NaN;
    if (!Number.isNaN(before)) return before;
    const best = sum(pattern, open);
    known[place] = best;
    return best;
  };
}
