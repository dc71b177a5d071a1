import { scoreCandidates } from '../compare/score-candidates.ts';
import type { PlacedRule, Prepared } from '../prepare/prepared.ts';
import type { PatternCount } from './expectation-maximisation.ts';
import { learnPatterns } from './learning-pairs.ts';

/** By comparison and level (most alike first), how many pairs there are. */
type LevelCounts = number[][];

/** How often levels are reached across two sources, and would be by chance. */
export interface Excess {
  across: LevelCounts;
  /** What pairs within the sources show, as if there were as many of them as across: these are certainly different things. */
  chance: LevelCounts;
  /** What a pair within counts for. */
  scale: number;
}

/** So much of what the same things show must be at the levels that an estimate rests on, and so many standard deviations must it be from chance. */
const [leastTold, deviations] = [0.1, 2];
/** A text that one source repeats and the other hardly has, as "Author index", counts within by its square: what the excess tells may be half of what there is. */
const atMostTimes = 2;

/**
 * Counts levels among the pairs that some rules find across two sources, and among those that they find within these. Two records of a source that holds each thing once are different
 * things, however alike: such pairs show how often things of this sort agree without being the same. (Decoys, as in searches of spectra: Elias and Gygi 2007.)
 * @param across the pairs across as they were counted.
 */
export async function countExcess(prepared: Prepared, rules: readonly PlacedRule[], across: readonly PatternCount[]): Promise<Excess> {
  const { model, records, possiblePairs } = prepared;
  const any: Prepared = { ...prepared, model: { ...model, kind: 'dedupe' } };
  await using candidates = await scoreCandidates(any, rules);
  const all = rules.reduce((bits, { position }) => bits | (2 ** position), 0);
  const both = levelsOf(prepared, await learnPatterns(any, candidates, all));
  const own = levelsOf(prepared, across);
  const scale = possiblePairs / Math.max((records.rows * (records.rows - 1)) / 2 - possiblePairs, 1);
  return { across: own, chance: both.map((row, i) => row.map((pairs, j) => Math.max(0, pairs - (own[i]?.[j] ?? 0)) * scale)), scale };
}

/**
 * How many same things the two sources hold at most: what the pairs across show beyond chance from the most alike level down to one, by the share of the same things that these
 * levels have; by the comparison and the level that tell of most. Infinite where no comparison has levels that could tell.
 * @param m P(level | same thing).
 */
export function mostShared({ across, chance, scale }: Excess, m: readonly (readonly number[])[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, row] of across.entries()) {
    let [told, found, expected] = [0, 0, 0];
    for (const [j, pairs] of row.slice(0, -1).entries()) {
      told += m[i]?.[j] ?? 0;
      found += pairs;
      expected += chance[i]?.[j] ?? 0;
      if (told < leastTold) continue;
      const surely = found - expected > deviations * Math.sqrt(found + scale * expected);
      most = Math.max(most, surely ? (atMostTimes * (found - expected)) / told : 0);
    }
  }
  return most === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : most;
}

function levelsOf({ model }: Prepared, patterns: readonly PatternCount[]): LevelCounts {
  const counts = model.comparisons.map(({ levels }) => levels.map(() => 0));
  for (const { levels, pairs } of patterns)
    for (const [i, level] of levels.entries()) {
      const row = counts[i];
      if (level > 0 && row) row[level - 1] = (row[level - 1] ?? 0) + pairs;
    }
  return counts;
}
