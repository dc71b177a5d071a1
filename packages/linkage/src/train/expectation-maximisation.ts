import { addTo, agreeing, alone, byLevel, type Evidence, timesOf } from './level-tables.ts';
import type { Parameters } from './parameters.ts';
import { type Lift, liftOf, type Ties } from './ties.ts';

/** How many pairs show a combination of levels (0: missing, 1: most alike ...). */
export interface PatternCount {
  levels: readonly number[];
  pairs: number;
}

export interface EmOptions {
  /** Comparisons that the block holds equal: left out. */
  skip: ReadonlySet<number>;
  /** Share of same things among the pairs to start from. */
  share: number;
  /**
   * Pairs that the given u counts for, when u may adapt to the block; without it u is fixed. In a block of one postcode nearly all pairs agree on the city,
   * and with u of random pairs that agreement would make matches of them all.
   */
  uStrength?: number;
  /** Stop when no m moves by more. Default 1e-5. */
  tolerance?: number;
  /** Default 200. */
  maximumIterations?: number;
}

export interface EmResult {
  m: number[][];
  /** u in the block: as given where it was fixed. */
  u: number[][];
  /** Among the same things as learnt, among different ones as given. */
  ties: Ties;
  /** Share of same things among the pairs. */
  share: number;
  /** Expected number of same things among the pairs. */
  matches: number;
  /** Of these, in pairs in which two comparisons or more could be compared. The others are taken to be the same as often as those are. */
  judged: number;
  iterations: number;
  converged: boolean;
  /** Log likelihood of the patterns after each iteration: it never falls. */
  logLikelihood: number[];
}

/**
 * Expectation maximisation of m and of the share of matches, u held fixed or drawn to the given one (a Dirichlet prior), on counts of patterns,
 * comparisons independent given the match state but for the ties of `start`: which comparisons are tied stays as it is,
 * how often their levels come together among the same things is learnt like m.
 * (Fellegi and Sunter 1969; Dempster, Laird and Rubin 1977; Winkler 2000 for fixing u.)
 */
export function expectationMaximisation(patterns: readonly PatternCount[], start: Parameters, options: EmOptions): EmResult {
  const tolerance = options.tolerance ?? 1e-5;
  let m = start.m.map((levels) => [...levels]);
  let u = start.u;
  let ties = start.ties ?? untied;
  let share = options.share;
  let matches = 0;
  let judged = 0;
  const total = patterns.reduce((sum, pattern) => sum + pattern.pairs, 0);
  const logLikelihood: number[] = [];
  for (let iteration = 1; iteration <= (options.maximumIterations ?? 200); iteration += 1) {
    const counts = m.map((levels) => levels.map(() => 0));
    const others = start.u.map((levels) => levels.map((value) => value * (options.uStrength ?? 0)));
    const both = ties.same.map(({ times }) => times.map((row) => row.map(() => 0)));
    matches = 0;
    judged = 0;
    let likelihood = 0;
    for (const { levels, pairs } of patterns) {
      const same = chanceOf(share * liftOf(ties.same, levels, options.skip), m, levels, options.skip);
      const different = chanceOf((1 - share) * liftOf(ties.different, levels, options.skip), u, levels, options.skip);
      const either = same + different;
      if (either <= 0) continue;
      const expected = (pairs * same) / either;
      likelihood += pairs * Math.log(either);
      matches += expected;
      if (comparedIn(levels, options.skip) > 1) judged += expected;
      addLevels(counts, levels, expected);
      addLevels(others, levels, pairs, expected);
      for (const [k, { first, second }] of ties.same.entries()) addTo(both[k] ?? [], levels[first] ?? 0, levels[second] ?? 0, expected);
    }
    logLikelihood.push(likelihood);
    const next = counts.map((row, i) => (options.skip.has(i) ? (m[i] ?? []) : normalise(row, m[i] ?? [])));
    const moved = Math.max(...next.flatMap((row, i) => row.map((value, j) => Math.abs(value - (m[i]?.[j] ?? 0)))), 0);
    m = next;
    ties = { ...ties, same: ties.same.map((tie, k) => learnt(tie, both[k] ?? [], options.skip)) };
    if (options.uStrength !== undefined) u = others.map((row, i) => (options.skip.has(i) ? (u[i] ?? []) : normalise(row, u[i] ?? [])));
    share = total === 0 ? share : Math.min(Math.max(matches / total, 1e-12), 1 - 1e-12);
    if (moved < tolerance) return { m, u, ties, share, matches, judged, iterations: iteration, converged: true, logLikelihood };
  }
  return { m, u, ties, share, matches, judged, iterations: options.maximumIterations ?? 200, converged: false, logLikelihood };
}

function comparedIn(levels: readonly number[], skip: ReadonlySet<number>): number {
  let compared = 0;
  for (let i = 0; i < levels.length; i += 1) if ((levels[i] ?? 0) > 0 && !skip.has(i)) compared += 1;
  return compared;
}

/** A chance times those of levels, comparisons that are left out apart. A function of its own, as the loop over patterns would be compiled with all that it does. */
export function chanceOf(chance: number, of: readonly (readonly number[])[], levels: readonly number[], skip: ReadonlySet<number> = nothing): number {
  let product = chance;
  for (let i = 0; i < levels.length; i += 1) {
    const level = levels[i] ?? 0;
    if (level > 0 && !skip.has(i)) product *= of[i]?.[level - 1] ?? 0;
  }
  return product;
}

/** Counts pairs by the level of each comparison (0: missing, in none). @param without how many of them do not count. */
export function addLevels(counts: readonly number[][], levels: readonly number[], pairs: number, without = 0): void {
  for (let i = 0; i < levels.length; i += 1) {
    const [level, row] = [levels[i] ?? 0, counts[i]];
    if (level > 0 && row) row[level - 1] = (row[level - 1] ?? 0) + pairs - without;
  }
}

const learnt = (tie: Lift, seen: number[][], skip: ReadonlySet<number>): Lift =>
  skip.has(tie.first) || skip.has(tie.second)
    ? tie
    : { ...tie, times: byLevel(timesOf(independence(agreeing(seen))), seen.length, seen[0]?.length ?? 0) };

const independence = (seen: number[][]): Evidence => ({ seen, expected: alone(seen) });

function normalise(counts: readonly number[], before: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum > 0 ? counts.map((count) => count / sum) : [...before];
}

/** P(same | levels) under the parameters. @param skip comparisons that do not count. */
export function posterior(levels: readonly number[], parameters: Parameters, prior: number, skip: ReadonlySet<number> = nothing): number {
  const { m, u, ties = untied } = parameters;
  let odds = ((prior / (1 - prior)) * liftOf(ties.same, levels, skip)) / liftOf(ties.different, levels, skip);
  for (const [i, level] of levels.entries()) if (level > 0 && !skip.has(i)) odds *= (m[i]?.[level - 1] ?? 0) / (u[i]?.[level - 1] ?? 1);
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}

const nothing: ReadonlySet<number> = new Set();

const untied: Ties = { same: [], different: [] };
