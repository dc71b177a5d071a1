import type { EmResult } from './expectation-maximisation.ts';

/** A comparison can tell where different things hardly ever agree wholly. */
const rare = 0.05;
/** An agreement speaks for the same thing from this many times on as often as among different ones. */
const telling = 4;
/** Share 0..1 of the same things that agree in a comparison that can tell, at least. */
const least = 0.2;

/**
 * Did a block teach what the same things have in common? Where it holds none, or hardly any, expectation maximisation puts together whatever divides its
 * pairs best, such as women and men: then these agree in none of the comparisons that can tell.
 *
 * @param u of random pairs.
 */
export function isBelievable(taught: readonly number[], { m }: Pick<EmResult, 'm'>, u: readonly (readonly number[])[]): boolean {
  const agreeing = taught
    .filter((i) => (u[i]?.[0] ?? 1) <= rare)
    .map((i) => (m[i] ?? []).reduce((sum, share, j) => sum + (share >= telling * (u[i]?.[j] ?? 1) ? share : 0), 0));
  return agreeing.length === 0 || agreeing.some((share) => share >= least);
}
