import { mostPatterns } from '../compare/pattern.ts';
import type { ProposedComparison } from './propose-comparisons.ts';

/**
 * Parts comparisons into those that one pattern number can hold together, in the order given, and the rest: where they are too many, those go first whose
 * columns tell least, by the bits that knowing a value gives at most (logarithm of the distinct values, times the share of records that have one).
 */
export function withinReach(proposed: readonly ProposedComparison[]): { kept: ProposedComparison[]; left: ProposedComparison[] } {
  const left = new Set<ProposedComparison>();
  let patterns = proposed.reduce((product, { comparison }) => product * (comparison.levels.length + 1), 1);
  for (const one of proposed.toSorted((a, b) => bits(a) - bits(b))) {
    if (patterns <= mostPatterns) break;
    left.add(one);
    patterns /= one.comparison.levels.length + 1;
  }
  return { kept: proposed.filter((one) => !left.has(one)), left: [...left] };
}

const bits = ({ columns }: ProposedComparison): number =>
  columns.reduce((sum, { facts }) => sum + facts.present * Math.log2(Math.max(1, facts.distinct)), 0);
