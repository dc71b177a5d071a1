import type { Comparison, Related } from '../model/link-model.ts';
import { addLevels, chanceOf, type PatternCount } from './expectation-maximisation.ts';
import { startingM } from './parameters.ts';
import { smooth } from './sessions.ts';
import { type Lift, liftOf } from './ties.ts';

/** What was found where different things share much: the same things, told from those. */
export interface RelatedFit {
  prior: number;
  m: number[][];
  related: Related;
}

const rounds = 40;
const roundsOfShares = 10;
/** Bits by which the same things must be more alike, on average, than related ones. */
const clearlyMore = 3;
/** What is the things' own differs among related ones where it tells so many bits among the same; they may then be fewer, down to this share of the same things. */
const [enoughBits, mostlySame] = [4, 0.05];
/** Share of random pairs that may agree, in whatever level, on what tells things apart, and share of candidate pairs in which it must be compared. */
const [mostByChance, mostlyCompared] = [0.05, 0.5];

/**
 * Looks for pairs of different things that share much: members of a household, rooms of a hotel. A class of pairs between the same things and chance, in which one comparison (`apart`)
 * agrees as among random pairs and the others as they come; each comparison is tried. It counts where such pairs are more than those of the same things, which then would be
 * taken for them, where the same things are the more alike of the two, and where `apart` tells them from each other. People who moved are fewer than those who did not, and stay the same people;
 * who differs in two respects that are a thing's own, as name and day of birth, did not move, so that fewer suffice.
 * Pairs in which `apart` cannot be compared tell nothing of this.
 * Expectation maximisation on all candidate pairs, u fixed (three classes: Winkler 1994).
 * @param patterns of candidate pairs. @param prior to start from. @param ties among different things; among related ones none hold.
 * @param own positions of comparisons of what is a thing's own for good.
 */
export function findRelated(
  patterns: readonly PatternCount[],
  comparisons: readonly Comparison[],
  u: readonly (readonly number[])[],
  possiblePairs: number,
  prior: number,
  ties: readonly Lift[],
  own: ReadonlySet<number> = new Set(),
): RelatedFit | null {
  if (comparisons.length < 3) return null;
  const lifted = patterns.map(({ levels, pairs }) => ({ levels, pairs, lift: liftOf(ties, levels) }));
  let best: ClassFit | null = null;
  for (const apart of comparisons.keys()) {
    const start = {
      prior,
      share: prior,
      m: comparisons.map(startingM),
      r: comparisons.map((one, i) => (i === apart ? [...(u[i] ?? [])] : startingM(one))),
    };
    const telling = lifted.filter(({ levels }) => levels[apart] !== 0);
    if (!tellsApart(u[apart] ?? [], own.has(apart), telling, lifted)) continue;
    const fit = improve(telling, { ...start, apart, logLikelihood: 0 }, u, possiblePairs, rounds);
    if (!isRelated(fit, u, own)) continue;
    const overAll = improve(lifted, fit, u, possiblePairs, roundsOfShares, false);
    if (best === null || overAll.logLikelihood > best.logLikelihood) best = overAll;
  }
  if (!best) return null;
  const { apart, share, m, r } = best;
  return { prior: best.prior, m, related: { apart: comparisons[apart]?.name ?? '', share, levels: r } };
}

interface ClassFit {
  apart: number;
  prior: number;
  share: number;
  m: number[][];
  r: number[][];
  logLikelihood: number;
}

/** A pattern with how many times as often ties make it come among different things. */
interface LiftedCount extends PatternCount {
  lift: number;
}

/** Does chance hardly make it agree, and can it be compared in enough pairs? What has few values, or is mostly missing, tells no things from each other. */
function tellsApart(u: readonly number[], own: boolean, telling: readonly PatternCount[], all: readonly PatternCount[]): boolean {
  const pairs = (some: readonly PatternCount[]): number => some.reduce((sum, one) => sum + one.pairs, 0);
  return (own ? (u[0] ?? 1) : 1 - (u.at(-1) ?? 1)) <= mostByChance && pairs(telling) >= mostlyCompared * pairs(all);
}

function isRelated({ prior, share, m, r, apart }: ClassFit, u: readonly (readonly number[])[], own: ReadonlySet<number>): boolean {
  const bits = (levels: readonly (readonly number[])[]): number[] =>
    levels.map((row, i) => row.reduce((all, value, j) => all + value * Math.log2(value / (u[i]?.[j] ?? 1)), 0));
  const sum = (some: readonly number[]): number => some.reduce((all, one) => all + one, 0);
  const [same, related] = [bits(m), bits(r)];
  const differs = (i: number): boolean => i !== apart && (same[i] ?? 0) >= enoughBits && (related[i] ?? 0) < (same[i] ?? 0) / 2;
  const others = own.has(apart) && [...own].some(differs);
  return share > (others ? mostlySame * prior : prior) && sum(same) > sum(related) + clearlyMore && (m[apart]?.at(-1) ?? 1) < 0.5;
}

/** Rounds of expectation maximisation. @param learns are the levels learned too, or only how many pairs each class has? */
function improve(
  patterns: readonly LiftedCount[],
  from: ClassFit,
  u: readonly (readonly number[])[],
  possiblePairs: number,
  times: number,
  learns = true,
): ClassFit {
  let fit = from;
  for (let round = 0; round < times; round += 1) {
    const { m, r, prior, share, apart } = fit;
    const same = m.map((row) => row.map(() => 0));
    const related = m.map((row) => row.map(() => 0));
    let [sames, relateds, logLikelihood] = [0, 0, 0];
    for (const { levels, pairs, lift } of patterns) {
      const [ofSame, ofRelated] = [chanceOf(prior, m, levels), chanceOf(share, r, levels)];
      const sum = ofSame + ofRelated + chanceOf((1 - prior - share) * lift, u, levels);
      if (sum <= 0) continue;
      logLikelihood += pairs * Math.log(sum);
      const [a, b] = [(pairs * ofSame) / sum, (pairs * ofRelated) / sum];
      sames += a;
      relateds += b;
      if (!learns) continue;
      addLevels(same, levels, a);
      addLevels(related, levels, b);
    }
    fit = {
      apart,
      m: learns ? same.map(shares) : m,
      r: learns ? related.map((row, i) => (i === apart ? [...(r[i] ?? [])] : shares(row))) : r,
      prior: sames / possiblePairs,
      share: relateds / possiblePairs,
      logLikelihood,
    };
  }
  return fit;
}

function shares(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return smooth(
    counts.map((count) => (sum > 0 ? count / sum : 0)),
    sum,
  );
}
