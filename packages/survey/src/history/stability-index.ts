/** Shares of the rows by value; what is left to 1 is all other values together. */
export interface Distribution {
  shares: ReadonlyMap<string, number>;
  /** Whether every value is named: only then does no share mean none. */
  whole: boolean;
}

/**
 * Population stability index of two samples: the sum over values of (p − q) × ln(p / q), the symmetric divergence of Jeffreys. N. Siddiqi, *Credit Risk
 * Scorecards* (Wiley, 2006): below 0.1 stable, from 0.25 shifted. The values of which both shares
 * are known are the bins, all others one more; an empty bin counts as half
 * a record, so that the index stays finite.
 */
export function stabilityIndex(before: Distribution, after: Distribution, rows: { before: number; after: number }): number {
  return bins(before, after).reduce((sum, [old, now]) => {
    const [p, q] = [Math.max(now, 0.5 / rows.after), Math.max(old, 0.5 / rows.before)];
    return sum + (p - q) * Math.log(p / q);
  }, 0);
}

/**
 * What the index of two samples of the same distribution exceeds once in a thousand times: B. Yurdakul, *Statistical Properties of Population Stability
 * Index* (Western Michigan University, 2018): it is distributed as (1/n + 1/m) × chi-square of bins − 1. The quantile is that of Wilson and Hilferty.
 */
export function chanceIndex(before: Distribution, after: Distribution, rows: { before: number; after: number }): number {
  const freedom = Math.max(1, bins(before, after).length - 1);
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + 3.0902 * Math.sqrt(part)) ** 3 * (1 / rows.before + 1 / rows.after);
}

/** Shares before and now of each value, then of all others. Rounding may leave the others a trifle below nothing. */
function bins(before: Distribution, after: Distribution): [number, number][] {
  const known = (value: string): boolean => (before.whole || before.shares.has(value)) && (after.whole || after.shares.has(value));
  const values = [...new Set([...before.shares.keys(), ...after.shares.keys()])].filter(known).sort();
  const named = values.map((value): [number, number] => [before.shares.get(value) ?? 0, after.shares.get(value) ?? 0]);
  const rest = (of: 0 | 1): number => Math.max(0, 1 - named.reduce((sum, shares) => sum + shares[of], 0));
  return [...named, [rest(0), rest(1)]];
}
