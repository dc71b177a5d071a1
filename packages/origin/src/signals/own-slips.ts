import { logSum } from '../exemplar.ts';
import type { SlipCounts } from '../read-slips.ts';
import { called, type Signal, verdict } from './signal.ts';

const most = 3;
/** Slips that are the copy's own, and those that are not (mended at the source since), as a beta distribution: of 33 thirty. */
const [ofCopy, ofSource] = [30, 3];
/** How much likelier a copy is beforehand than two holders that were typed each by itself, with any share of the slips. */
const prior = 3;
const leastSlips = 3;
const leastWeight = 0.2;

/**
 * Where two holders differ, the copy has the slips: it took over those of its source, so that what is left over are its own. A holder with slips of its
 * own that the other never has is not where the other comes from (separative errors: Maas, Textkritik, 1927; that the part a copier shares is better than
 * the part it adds: Dong, Berti-Équille and Srivastava, VLDB 2009). Where both have slips of their own, each was typed by itself, and the more careful need not be the first: it says nothing.
 */
export const ownSlips: Signal = {
  name: 'own-slips',
  weak: false,
  weigh: ({ a, b, slips }) => {
    const counts = slips.between(a, b);
    const total = counts.a + counts.b;
    if (total < leastSlips) return null;
    const weight = leftOver(counts);
    if (Math.abs(weight) < leastWeight) return null;
    const [first, second, ofSecond] = weight > 0 ? [a, b, counts.b] : [b, a, counts.a];
    return verdict(
      'own-slips',
      weight,
      (words) => words.fewSlips({ slips: total - ofSecond, of: total, other: called(second, first) }),
      (words) => words.ownSlips({ slips: ofSecond, of: total, other: called(first, second) }),
    );
  },
};

/** Log-odds that `a` came first, of slips that are left over on either side. */
export function leftOver({ a, b }: SlipCounts): number {
  const total = a + b;
  const apart = logLikelihood(b, total, 1, 1);
  const [aFirst, bFirst] = [logLikelihood(b, total, ofCopy, ofSource), logLikelihood(b, total, ofSource, ofCopy)];
  const weight = logSum(Math.log(prior) + aFirst, apart) - logSum(Math.log(prior) + bFirst, apart);
  return Math.max(-most, Math.min(most, weight));
}

/** Logarithm of the beta-binomial likelihood of `k` of `n`, up to a term that all hypotheses share. */
function logLikelihood(k: number, n: number, alpha: number, beta: number): number {
  let log = 0;
  for (let i = 0; i < k; i += 1) log += Math.log(alpha + i);
  for (let i = 0; i < n - k; i += 1) log += Math.log(beta + i);
  for (let i = 0; i < n; i += 1) log -= Math.log(alpha + beta + i);
  return log;
}
