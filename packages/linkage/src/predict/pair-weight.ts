import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { levelWeights, priorWeight } from './pattern-weights.ts';
import { relatedWeigher } from './related-weight.ts';
import { tieBits, tieWeight } from './tie-weight.ts';
import { referenceLevel } from './value-shares.ts';

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

/** What the engine computes in `predictPairs`, added up in the same order. */
export function pairWeigher(prepared: Prepared, model: LinkModel): PairWeigher {
  const { base, whole } = weigherOf(prepared, model);
  return (levels, shareOf) => whole(base(levels), levels, shareOf);
}

/** See `pairWeigher`: what many pairs of the same levels share is computed once. */
export function weigherOf(prepared: Prepared, model: LinkModel): WeigherInSteps {
  const weights = levelWeights(model);
  const prior = priorWeight(model);
  const ties = tieBits(model);
  const related = relatedWeigher(model);
  const { u } = parametersOf(model);
  const followed = prepared.comparisons.map(({ comparison, frequencies, frequencyOf }, i) =>
    frequencyOf.map((frequency, level) => {
      if (!frequency) return undefined;
      const { weight, minimum } = frequency.setting;
      const chance = Math.log2(u[i]?.[referenceLevel(comparison, level)] ?? 1);
      return { frequency: frequencies.findIndex(({ name }) => name === frequency.name), weight, chance, rare: Math.log2(Math.max(minimum, 1e-12)) };
    }),
  );
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
      return weight + related(levels, gains);
    },
  };
}
