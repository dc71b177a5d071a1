import { LinkageError } from '../error.ts';
import type { Comparison, LinkModel } from '../model/link-model.ts';
import { modelTies, type Ties } from './ties.ts';

/** P(level | same) and P(level | different) of each comparison's levels, most alike first. */
export interface Parameters {
  m: number[][];
  u: number[][];
  /** How levels of two comparisons come together; without it comparisons do not depend on each other. */
  ties?: Ties;
}

/** The parameters of a trained model. @throws LinkageError `LINK_NOT_TRAINED` where one is missing. */
export function parametersOf(model: LinkModel): Parameters & { prior: number } {
  const read = (comparison: Comparison, name: 'm' | 'u'): number[] =>
    comparison.levels.map((level) => {
      const value = level[name];
      if (value === null)
        throw new LinkageError('LINK_NOT_TRAINED', `The model has no ${name} for a level`, {
          place: `${comparison.name}: ${level.name}`,
          remedy: 'Train the model first',
        });
      return value;
    });
  if (model.prior === null) throw new LinkageError('LINK_NOT_TRAINED', 'The model has no prior', { remedy: 'Train the model first' });
  return {
    prior: model.prior,
    m: model.comparisons.map((comparison) => read(comparison, 'm')),
    u: model.comparisons.map((comparison) => read(comparison, 'u')),
  };
}

/** The model with other parameters. */
export function withParameters(model: LinkModel, parameters: Parameters & { prior: number; duplication: number }): LinkModel {
  return {
    ...model,
    prior: parameters.prior,
    duplication: parameters.duplication,
    ...(parameters.ties && { ties: modelTies(parameters.ties, model.comparisons) }),
    comparisons: model.comparisons.map((comparison, i) => ({
      ...comparison,
      levels: comparison.levels.map((level, j) => ({ ...level, m: parameters.m[i]?.[j] ?? null, u: parameters.u[i]?.[j] ?? null })),
    })),
  };
}

/** Where training starts: most same things agree wholly, each lesser level is half as likely as the one before, few disagree. */
export function startingM(comparison: Comparison): number[] {
  const shares = comparison.levels.map((_, index) => (index === comparison.levels.length - 1 ? 0.1 : 0.6 / 2 ** index));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
