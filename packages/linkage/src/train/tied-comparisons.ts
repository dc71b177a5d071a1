import type { Comparison } from '../model/link-model.ts';
import type { DifferentPairs } from './different-pairs.ts';
import { posterior } from './expectation-maximisation.ts';
import { agreeing, alone, byLevel, type Evidence, margins, timesOf, together, total, unsure } from './level-tables.ts';
import type { Session } from './sessions.ts';
import { forestOf, type Lift, type Telling } from './ties.ts';

/** A session with fewer same things tells of no tie. */
const leastSame = 100;

/**
 * Ties among the same things, as the sessions found them. Every session that sees two comparisons must show it: where the same things of a block were mixed up with others, what
 * is usual among those looks like a tie.
 */
export function tiesOfSame(sessions: readonly Session[], comparisons: readonly Comparison[]): Lift[] {
  const found = sessions.map(({ own, skip, result }) => ({
    skip,
    patterns: own.map(({ levels, pairs }) => ({
      levels,
      pairs: pairs * posterior(levels, result, result.share, skip),
    })),
  }));
  const candidates = pairsOf(comparisons).flatMap(([first, second]): Telling[] => {
    const seeing = found.flatMap(({ skip, patterns }) => {
      if (skip.has(first) || skip.has(second)) return [];
      const seen = agreeing(together(patterns, comparisons, first, second));
      return total(seen) < leastSame ? [] : [{ seen, expected: alone(seen) }];
    });
    if (seeing.length === 0) return [];
    const sum = (of: (evidence: Evidence) => number[][]): number[][] =>
      (seeing.map(of)[0] ?? []).map((row, x) => row.map((_, y) => seeing.reduce((all, one) => all + (of(one)[x]?.[y] ?? 0), 0)));
    const agree = timesOf({ seen: sum(({ seen }) => seen), expected: sum(({ expected }) => expected) });
    const times = byLevel(agree, comparisons[first]?.levels.length ?? 0, comparisons[second]?.levels.length ?? 0);
    return [{ first, second, times, bits: Math.min(...seeing.map((one) => told(one.seen, timesOf(one)))) }];
  });
  return forestOf(candidates, comparisons.length);
}

/** Ties among different things, each pair of levels seen where most such pairs are to be expected: among any pairs, or among those that have the same value of one of the two. */
export function tiesOfDifferent(pairs: readonly DifferentPairs[], comparisons: readonly Comparison[], u: readonly (readonly number[])[]): Lift[] {
  const candidates = pairsOf(comparisons).map(([first, second]): Telling => {
    const seeing = pairs
      .filter(({ equal }) => equal === null || equal === first || equal === second)
      .map(({ equal, patterns }) => {
        const seen = together(patterns, comparisons, first, second);
        return { equal, seen, expected: byChance(seen, equal, first, second, u) };
      });
    const times = (comparisons[first]?.levels ?? []).map((_, x) =>
      (comparisons[second]?.levels ?? []).map((_, y) => {
        const best = seeing.reduce(
          (most, { seen, expected }) => {
            const here = expected[x]?.[y] ?? 0;
            return here > most.expected ? { seen: seen[x]?.[y] ?? 0, expected: here } : most;
          },
          { seen: 0, expected: 0 },
        ); // prettier-ignore
        return (best.seen + unsure) / (best.expected + unsure);
      }),
    );
    const bits = seeing.flatMap(({ equal, seen }) => (equal === null ? [] : [told(seen, times)]));
    return { first, second, times, bits: Math.max(0, ...bits) };
  });
  return forestOf(candidates, comparisons.length);
}

/** What would be seen if neither depended on the other, given what was drawn. */
function byChance(
  seen: readonly (readonly number[])[],
  equal: number | null,
  first: number,
  second: number,
  u: readonly (readonly number[])[],
): number[][] {
  const all = total(seen);
  const [rows, columns] = margins(seen);
  return seen.map((row, x) =>
    row.map((_, y) => {
      const [a, b] = [u[first]?.[x] ?? 0, u[second]?.[y] ?? 0];
      return equal === first ? (rows[x] ?? 0) * b : equal === second ? (columns[y] ?? 0) * a : all * a * b;
    }),
  );
}

/** Bits that a pair of these tells on average of the two being tied. */
function told(seen: readonly (readonly number[])[], times: readonly (readonly number[])[]): number {
  const all = Math.max(total(seen), Number.MIN_VALUE);
  return seen.reduce((sum, row, x) => sum + row.reduce((bits, count, y) => bits + (count / all) * Math.log2(times[x]?.[y] ?? 1), 0), 0);
}

const pairsOf = (comparisons: readonly Comparison[]): [number, number][] =>
  comparisons.flatMap((_, i) => comparisons.slice(i + 1).map((_, more): [number, number] => [i, i + 1 + more]));
