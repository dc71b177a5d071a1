import { sql, type WorkTable } from '@sogoc/engine';
import type { Candidates } from '../compare/candidates.ts';
import { drawnShare, drawnUpTo, trainingPairs } from '../compare/draw.ts';
import { comparePairs } from '../compare/score-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import type { CountedPattern } from './sessions.ts';

/**
 * How many candidate pairs show each pattern, by the rules that found them. Of each rule about a quarter of a million pairs are compared, and stand for the others
 * of theirs; where that is all of them, `compared` is the candidates with nothing open, which replace them.
 * @param learnsFrom bits of the rules whose pairs are needed.
 */
export async function learnPatterns(
  prepared: Prepared,
  candidates: Candidates,
  learnsFrom: number,
): Promise<{ patterns: CountedPattern[]; compared: WorkTable | null }> {
  const { engine, options } = prepared;
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
  const whole = [...drawn.values()].every((below) => below === all);
  await using sample = await candidates.draw(drawn);
  const compared = await comparePairs(prepared, sample);
  const rows = await engine.all<{ rules: number; pattern: number; pairs: number }>(
    sql`select rules, pattern, count(*) as pairs from ${compared.name} group by rules, pattern`,
    options,
  );
  const patterns = rows.map(({ rules, pattern, pairs }) => ({
    rules,
    pairs: pairs / drawnShare(drawn.get(rules) ?? all),
    levels: prepared.patterns.decode(pattern),
  }));
  if (whole) return { patterns, compared };
  await compared.drop();
  return { patterns, compared: null };
}
