import { sql, type WorkTable } from '@sogoc/engine';
import type { Candidates } from '../compare/candidates.ts';
import { drawnShare, drawnUpTo, trainingPairs } from '../compare/draw.ts';
import { comparePairs } from '../compare/score-pairs.ts';
import type { Prepared } from '../prepare/prepared.ts';
import { bestPartners } from './best-partners.ts';
import type { CountedPattern } from './sessions.ts';

/** So many pairs are all compared where partners must be told from rivals: of a share no best could be found. */
const mostRivals = 8 * trainingPairs;

/**
 * How many candidate pairs show each pattern, by the rules that found them. Of each rule about a quarter of a million pairs are compared, and stand for the others
 * of theirs; where that is all of them, `compared` is the candidates with nothing open, which replace them.
 * @param learnsFrom bits of the rules whose pairs are needed. @param u P(level | different things), where of a record's pairs one at most can be the same thing: only
 * the likeliest partners are counted then.
 */
export async function learnPatterns(
  prepared: Prepared,
  candidates: Candidates,
  learnsFrom: number,
  u?: readonly (readonly number[])[],
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
      if (total <= (u ? mostRivals : trainingPairs)) return [rules, all];
      return [rules, sizes.length === 0 ? 0 : drawnUpTo(trainingPairs / Math.max(Math.min(...sizes), 1))];
    }),
  );
  const whole = [...drawn.values()].every((below) => below === all);
  await using sample = await candidates.draw(drawn);
  const compared = await comparePairs(prepared, sample);
  const counted = u && whole ? bestPartners(prepared, sql`${compared.name}`, u) : sql`${compared.name}`;
  const rows = await engine.all<{ rules: number; pattern: number; pairs: number }>(
    sql`select rules, pattern, count(*) as pairs from ${counted} as counted group by rules, pattern`,
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
