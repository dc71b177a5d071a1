import { type TieBits, tieWeight } from './tie-bits.ts';

/** Log2 of the share of records that have the value, by comparison and the number of its frequency: of the two values of a pair the more frequent one's. */
export type ShareOfPair = (comparison: number, frequency: number) => number;

/** Bits of a pair, the prior included, by the levels of its comparisons (from 1 on; 0: missing). */
export type PairWeigher = (levels: ArrayLike<number>, shareOf: ShareOfPair) => number;

/** The same in two steps, the first of which depends on the levels alone. */
export interface WeigherInSteps {
  /** Bits without those of frequencies and related things. */
  base(levels: ArrayLike<number>): number;
  whole(base: number, levels: ArrayLike<number>, shareOf: ShareOfPair): number;
}

/** What a trained model weighs pairs by: data alone, without functions. */
export interface WeighingPlan {
  prior: number;
  /** Bits by comparison and level (0: missing). */
  weights: readonly (readonly number[])[];
  ties: readonly TieBits[];
  related: RelatedBits | null;
  /** By comparison and level (from 1 on) how its weight follows the frequency of values, if it does. */
  followed: readonly (readonly (FollowedFrequency | undefined)[])[];
}

interface FollowedFrequency {
  /** Number of the frequency. */
  frequency: number;
  weight: number;
  /** Log2 of the chance that two different things agree, and of the least share that counts. */
  chance: number;
  rare: number;
}

/** Bits that speak for related things rather than others: before comparing, and by comparison and level (0: missing). `apart` tells related things as little as others. */
export interface RelatedBits {
  prior: number;
  levels: number[][];
  apart: number;
  /** Of different things, which these are beside. */
  ties: readonly TieBits[];
}

/** What the engine computes in `predictPairs`, added up in the same order: what many pairs of the same levels share is computed once. */
export function weigherInSteps({ prior, weights, ties, related, followed }: WeighingPlan): WeigherInSteps {
  const gains: number[] = [];
  return {
    base: (levels) => {
      let weight = prior;
      for (let i = 0; i < weights.length; i += 1) weight += weights[i]?.[levels[i] ?? 0] ?? 0;
      for (const tie of ties) weight += tieWeight(tie, levels);
      return weight;
    },
    whole: (base, levels, shareOf) => {
      let weight = base;
      for (let i = 0; i < followed.length; i += 1) {
        const one = followed[i]?.[(levels[i] ?? 0) - 1];
        gains[i] = one ? one.weight * (one.chance - Math.max(shareOf(i, one.frequency), one.rare)) : 0;
        weight += gains[i] ?? 0;
      }
      return weight + relatedWeight(related, levels, gains);
    },
  };
}

/**
 * What is taken off a pair's weight because different things that share much are as alike: log2(1 + 2^x), x being the bits that speak for such rather than chance.
 * @param levels by comparison (0: missing). @param gains their bits of frequency. @returns bits, not above 0; 0 where the model knows of no related things.
 */
export function relatedWeight(bits: RelatedBits | null, levels: ArrayLike<number>, gains: readonly number[]): number {
  if (!bits) return 0;
  const tied = bits.ties.reduce((all, tie) => all + tieWeight(tie, levels), 0);
  const sum = bits.levels.reduce((all, row, i) => all + (row[levels[i] ?? 0] ?? 0) + (i === bits.apart ? 0 : (gains[i] ?? 0)), bits.prior) - tied;
  return sum > 500 ? -sum : -Math.log2(1 + 2 ** sum);
}
