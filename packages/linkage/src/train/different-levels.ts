import type { LevelSample } from './sample-u.ts';

/**
 * u from random pairs. A random pair is the same thing with the prior's probability, so what the same things contribute is taken out:
 * observed = prior × m + (1 − prior) × u. In a small file with many duplicates nearly all agreement on a rare value comes from the same things;
 * without this step u, and with it every weight, would be far off. A level never seen counts as half a pair.
 * Where the share of equal values is known exactly, u follows it below what a sample shows; of equal values one pair in twenty is taken for different things
 * at least, since nearly all are the same thing's and what is left over hangs on the prior.
 */
export function levelsOfDifferent(sample: LevelSample, m: readonly (readonly number[])[], prior: number): number[][] {
  return sample.counts.map((counts, i) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return counts.map(() => 1 / counts.length);
    const left = counts.map((count, j) => Math.max(count - prior * (m[i]?.[j] ?? 0) * total, 0) + 0.5);
    const sum = left.reduce((all, count) => all + count, 0);
    const known = sample.equal[i];
    if (known === undefined) return left.map((count) => count / sum);
    const equal = Math.max(known - prior * (m[i]?.[0] ?? 0), Math.min(known / 20, 0.5 / total), 1e-12);
    const rest = Math.max(sum - (left[0] ?? 0), Number.MIN_VALUE);
    return left.map((count, j) => (j === 0 ? equal : (count / rest) * (1 - equal)));
  });
}

/**
 * u where two sources hold each thing once, so that pairs within a source are certainly different things: what these show counts where pairs across are as alike more often, for that
 * is the same things. Where pairs within a source are alike more often, as they are written by one hand, those across tell. How alike counts from the most alike level down to each:
 * two sources that write a city in two ways agree on it one level lower than either does in itself.
 */
export function levelsOfCertainlyDifferent(across: LevelSample, within: LevelSample): number[][] {
  const nothing = across.counts.map((levels) => levels.map(() => 0));
  const own = levelsOfDifferent(within, nothing, 0);
  return levelsOfDifferent(across, nothing, 0).map((row, i) => {
    const last = row.length - 1;
    let [ofAcross, ofWithin, before, agreeing] = [0, 0, 0, 0];
    return row.map((share, j) => {
      if (j === last) return Math.max(1 - agreeing, share / 2);
      const inside = own[i]?.[j] ?? share;
      ofAcross += share;
      ofWithin += inside;
      const least = Math.min(ofAcross, ofWithin);
      const shared = Math.max(least - before, Math.min(share, inside));
      before = least;
      agreeing += shared;
      return shared;
    });
  });
}
