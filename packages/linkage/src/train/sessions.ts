import type { Title } from '../compare/level-title.ts';
import { columnsOf, type LinkModel } from '../model/link-model.ts';
import { ruleTitle } from '../model/rule-title.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import { isBelievable } from './believable.ts';
import { type DifferentPairs, inBlock } from './different-pairs.ts';
import { type EmResult, expectationMaximisation, type PatternCount } from './expectation-maximisation.ts';
import { type Parameters, startingM } from './parameters.ts';

/** Pairs by the rules that found them (bits) and pattern. */
export interface CountedPattern extends PatternCount {
  rules: number;
}

/** What one training block taught. */
export interface Session {
  /** The rule in words. */
  rule: Title;
  pairs: number;
  /** Comparisons that it taught: all but those that read a column of the rule. */
  taught: number[];
  /** Comparisons that read a column of the rule. */
  skip: ReadonlySet<number>;
  own: readonly PatternCount[];
  result: EmResult;
}

/** How much u of random pairs counts in a block, as a share of its pairs: decides blocks of mostly matches, and gives way where others abound. */
const uShare = 0.1;

/**
 * Where more than this share of a block are the same things, u stays that of random pairs: too few others are there to tell what is usual among them, and the same
 * things that differ in several respects at once (who moved) would be taken for others.
 */
const mostlySame = 0.8;

/** A rule whose block teaches these comparisons. */
export interface Teacher {
  rule: PlacedRule;
  teaches: ReadonlySet<number>;
}

/**
 * The training rules, each for the comparisons that read none of its columns. Where all of them read a column, the blocking rules that do not teach what compares it:
 * else it would keep what training starts from.
 */
export function teachersOf(model: LinkModel, rules: readonly PlacedRule[]): Teacher[] {
  const teaches = ({ rule }: PlacedRule): number[] => {
    const columns = columnsOf(rule);
    return model.comparisons.flatMap((comparison, i) => (comparison.inputs.some((input) => columns.has(input.column)) ? [] : [i]));
  };
  const training = rules.filter((rule) => rule.trains);
  const taught = new Set(training.flatMap(teaches));
  const others = rules.filter((rule) => rule.predicts && !rule.trains);
  return [
    ...training.map((rule) => ({ rule, teaches: new Set(teaches(rule)) })),
    ...others.map((rule) => ({ rule, teaches: new Set(teaches(rule).filter((i) => !taught.has(i))) })),
  ].filter((teacher) => teacher.teaches.size > 0);
}

/**
 * Runs expectation maximisation in the block of each rule that teaches.
 * @param different random pairs of different things: what the block itself settles among such is known from them, where they show it.
 */
export function runSessions(
  prepared: Prepared,
  teachers: readonly Teacher[],
  patterns: readonly CountedPattern[],
  parameters: Parameters,
  prior: number,
  different: readonly DifferentPairs[],
): Session[] {
  const { comparisons } = prepared.model;
  return teachers.flatMap(({ rule, teaches }) => {
    const columns = columnsOf(rule.rule);
    const skip = new Set(comparisons.flatMap((comparison, i) => (comparison.inputs.some((input) => columns.has(input.column)) ? [i] : [])));
    const own = patterns.filter((pattern) => (pattern.rules >> rule.position) & 1);
    const pairs = own.reduce((sum, pattern) => sum + pattern.pairs, 0);
    if (skip.size === comparisons.length || pairs === 0) return [];
    const known = inBlock(parameters.u, different, skip);
    const start: Parameters = { ...parameters, m: comparisons.map(startingM), u: known ?? parameters.u };
    // A block cannot hold more of the same things than there are.
    const share = Math.min(shareInBlock(own, parameters, skip, prior), Math.max((prior * prepared.possiblePairs) / pairs, 0.001));
    const adapts = known === null && share < mostlySame;
    const result = expectationMaximisation(own, start, { skip, share, ...(adapts && { uStrength: Math.max(50, pairs * uShare) }) });
    const taught = [...teaches];
    return isBelievable(taught, result, parameters.u) ? [{ rule: ruleTitle(rule.rule), pairs, taught, skip, own, result }] : [];
  });
}

/** The share of same things to start from: the prior, raised by what agreement on the blocked comparisons tells. */
function shareInBlock(patterns: readonly CountedPattern[], parameters: Parameters, skip: ReadonlySet<number>, prior: number): number {
  let weighted = 0;
  let pairs = 0;
  for (const pattern of patterns) {
    let odds = prior / (1 - prior);
    for (const i of skip) {
      const level = pattern.levels[i] ?? 0;
      if (level > 0) odds *= (parameters.m[i]?.[level - 1] ?? 0) / (parameters.u[i]?.[level - 1] ?? 1);
    }
    weighted += (pattern.pairs * odds) / (1 + odds);
    pairs += pattern.pairs;
  }
  return Math.min(Math.max(weighted / pairs, 0.001), 0.999);
}

/** m of all sessions together, each weighing by the same things that it expects in its block; `before` where none taught a comparison. */
export function combineSessions(sessions: readonly Session[], before: readonly (readonly number[])[]): number[][] {
  return before.map((old, i) => {
    const teachers = sessions.filter((session) => session.taught.includes(i) && session.result.matches > 0);
    if (teachers.length === 0) return [...old];
    const weights = teachers.map((session) => session.result.matches);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = old.map((_, j) => teachers.reduce((sum, session, k) => sum + (session.result.m[i]?.[j] ?? 0) * (weights[k] ?? 0), 0) / total);
    return smooth(mean, total);
  });
}

/** Half a pair for each level, so that a level never seen among the same things is very unlikely rather than impossible. */
export function smooth(shares: readonly number[], pairs: number): number[] {
  return shares.map((share) => (share * pairs + 0.5) / (pairs + 0.5 * shares.length));
}
