import type { Candidates } from '../compare/candidates.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { type PatternCount, posterior } from './expectation-maximisation.ts';
import type { Parameters } from './parameters.ts';
import type { Session } from './sessions.ts';

/** P(two random records are the same) from the model's deterministic rules and their recall, or null where it has none. */
export async function priorFromRules(prepared: Prepared, candidates: Candidates): Promise<number | null> {
  const rules = prepared.rules.filter((rule) => rule.deterministic);
  const recall = prepared.model.deterministic?.recall;
  if (rules.length === 0 || recall === undefined || prepared.possiblePairs === 0) return null;
  const pairs = await candidates.countTogether(rules);
  return bound(pairs / recall / prepared.possiblePairs, prepared.possiblePairs);
}

/**
 * The prior at which the expected number of same things among the candidate pairs agrees with itself: found by iterating from `start`. Same things that
 * no blocking rule finds are not counted.
 */
export function priorFromPatterns(patterns: readonly PatternCount[], parameters: Parameters, possiblePairs: number, start: number): number {
  let prior = start;
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const matches = patterns.reduce((sum, pattern) => sum + pattern.pairs * posterior(pattern.levels, parameters, prior), 0);
    const next = bound(matches / Math.max(possiblePairs, 1), possiblePairs);
    if (Math.abs(next - prior) < prior * 1e-6) return next;
    prior = next;
  }
  return prior;
}

/**
 * There are no fewer same things than the block of one rule holds, as its session found them: what it compared says so, whatever the columns of the rule are taken to be
 * worth. Without this, values that hardly anyone shares by chance could count as chance in every pair. A session of one comparison cannot tell.
 */
export function leastPrior(sessions: readonly Session[], possiblePairs: number): number {
  const held = sessions.filter(({ taught }) => taught.length > 1).map(({ result }) => result.judged);
  return bound(Math.max(0, ...held) / Math.max(possiblePairs, 1), possiblePairs);
}

const bound = (prior: number, possiblePairs: number): number => Math.min(Math.max(prior, 0.1 / Math.max(possiblePairs, 1)), 0.5);
