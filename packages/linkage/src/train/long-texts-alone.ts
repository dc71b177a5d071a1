import type { Comparison } from '../model/link-model.ts';
import type { PatternCount } from './expectation-maximisation.ts';
import type { LevelSample } from './sample-u.ts';
import { smooth } from './sessions.ts';

/** Prior, m and u of a model of one comparison. */
export interface AloneFit {
  prior: number;
  m: number[][];
  u: number[][];
}

/** Does a model compare nothing but the rarest words of long texts? No block can then teach it, for each is made of these words. */
export function comparesLongTextsAlone(comparisons: readonly Comparison[]): boolean {
  return comparisons.length === 1 && comparisons.every(({ levels }) => levels.some(({ test }) => test?.most !== undefined));
}

/**
 * How alike two long texts are by chance falls from level to level, each time at least as fast as the time before, as the tails of usual distributions do (they are log-concave). Pairs above that are
 * no chance: copies, cut or changed. Unlike names, of which many people have the same, no two texts of hundreds of words are equal by chance.
 * @param patterns of candidate pairs. @returns null where no more of them are alike than chance explains.
 */
export function fitLongTexts(sample: LevelSample, patterns: readonly PatternCount[], possiblePairs: number): AloneFit | null {
  const seen = sample.counts[0] ?? [];
  const total = seen.reduce((sum, count) => sum + count, 0);
  const chance = [...seen];
  for (let level = seen.length - 3; level >= 0; level -= 1) {
    const [below = 0, before = 0] = chance.slice(level + 1, level + 3);
    const fallen = level === seen.length - 3 ? below : (below * below) / Math.max(before, 1);
    chance[level] = Math.min(seen[level] ?? 0, fallen);
  }
  const all = chance.reduce((sum, count) => sum + count + 0.5, 0);
  const u = chance.map((count) => (count + 0.5) / all);
  const found = seen.map((_, level) => patterns.reduce((sum, { levels, pairs }) => sum + (levels[0] === level + 1 ? pairs : 0), 0));
  const same = found.map((pairs, level) => (level === seen.length - 1 ? 0 : Math.max(0, pairs - (u[level] ?? 0) * possiblePairs)));
  const sames = same.reduce((sum, pairs) => sum + pairs, 0);
  if (total === 0 || sames < 1) return null;
  const shares = same.map((pairs) => pairs / sames);
  return { prior: sames / possiblePairs, m: [smooth(shares, sames)], u: [u] };
}
