import type { LinkModel } from '../model/link-model.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { parametersOf } from '../train/parameters.ts';
import { levelWeights, priorWeight } from './pattern-weights.ts';
import { relatedBits } from './related-weight.ts';
import { tieBits } from './tie-weight.ts';
import { referenceLevel } from './value-shares.ts';
import { type PairWeigher, type WeigherInSteps, type WeighingPlan, weigherInSteps } from './weigh-levels.ts';

/** What the engine computes in `predictPairs`, added up in the same order. */
export function pairWeigher(prepared: Prepared, model: LinkModel): PairWeigher {
  const { base, whole } = weigherOf(prepared, model);
  return (levels, shareOf) => whole(base(levels), levels, shareOf);
}

/** The same in two steps. */
export const weigherOf = (prepared: Prepared, model: LinkModel): WeigherInSteps => weigherInSteps(weighingPlan(prepared, model));

/** What the model weighs pairs by. */
export function weighingPlan(prepared: Prepared, model: LinkModel): WeighingPlan {
  const { u } = parametersOf(model);
  const followed = prepared.comparisons.map(({ comparison, frequencies, frequencyOf }, i) =>
    frequencyOf.map((frequency, level) => {
      if (!frequency) return undefined;
      const { weight, minimum } = frequency.setting;
      const chance = Math.log2(u[i]?.[referenceLevel(comparison, level)] ?? 1);
      return { frequency: frequencies.findIndex(({ name }) => name === frequency.name), weight, chance, rare: Math.log2(Math.max(minimum, 1e-12)) };
    }),
  );
  return { prior: priorWeight(model), weights: levelWeights(model), ties: tieBits(model), related: relatedBits(model), followed };
}
