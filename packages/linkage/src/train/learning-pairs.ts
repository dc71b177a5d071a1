import type { Candidates } from '../compare/candidates.ts';
import { drawnShare, drawnUpTo, trainingPairs } from '../compare/draw.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { CountedPattern } from './sessions.ts';

/**
 * How many candidate pairs show each pattern, by the rules that found them. Of each rule about a quarter of a million pairs are compared, and stand for the others
 * of theirs.
 * @param learnsFrom bits of the rules whose pairs are needed.
 */
export async function learnPatterns(prepared: Prepared, candidates: Candidates, learnsFrom: number): Promise<CountedPattern[]> {
  const groups = await candidates.sizes();
  const total = groups.reduce((sum, { pairs }) => sum + pairs, 0);
  const all = drawnUpTo(1);
  const pairsOf = (position: number): number => groups.reduce((sum, { rules, pairs }) => sum + ((rules >> position) & 1 ? pairs : 0), 0);
  const drawn = new Map(
    groups.map(({ rules }) => {
      const sizes = prepared.rules
        .filter(({ position }) => (rules >> position) & (learnsFrom >> position) & 1)
        .map(({ position }) => pairsOf(position));
      if (total <= trainingPairs) return [rules, all];
      return [rules, sizes.length === 0 ? 0 : drawnUpTo(trainingPairs / Math.max(Math.min(...sizes), 1))];
    }),
  );
  const rows = await candidates.countPatterns(drawn);
  // In an order of their own: that of the candidates follows the engine's threads, by which sums would differ in their last bits.
  return rows
    .sort((a, b) => a.rules - b.rules || a.pattern - b.pattern)
    .map(({ rules, pattern, pairs }) => ({
      rules,
      pairs: pairs / drawnShare(drawn.get(rules) ?? all),
      levels: prepared.patterns.decode(pattern),
    }));
}
