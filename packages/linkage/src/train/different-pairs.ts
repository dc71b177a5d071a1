import type { DrawnPattern } from './drawn-pairs.ts';
import { type PatternCount, posterior } from './expectation-maximisation.ts';
import { unsure } from './level-tables.ts';
import type { Parameters } from './parameters.ts';

/** Random pairs of different things: any, or those with the same value of one comparison (its position). */
export interface DifferentPairs {
  equal: number | null;
  patterns: readonly PatternCount[];
}

/** A group with a larger share of the same things is left out: those taken for different ones by mistake would count too much. */
const mostSame = 0.1;

/** What the same things contribute to random pairs is taken out, pattern by pattern. */
export function differentPairs(drawn: readonly DrawnPattern[], parameters: Parameters, prior: number): DifferentPairs[] {
  const groups = Map.groupBy(drawn, ({ equal }) => equal);
  return [...groups].flatMap(([equal, all]) => {
    const patterns = all.map(({ levels, pairs }) => ({ levels, pairs: pairs * (1 - posterior(levels, parameters, prior)) }));
    return sum(patterns) >= (1 - mostSame) * sum(all) ? [{ equal, patterns }] : [];
  });
}

/**
 * u among different things that agree in what a block asks for: as often as a level comes among random pairs that agree in one of these comparisons; the one that tells most.
 * @returns null where of one of these comparisons no such pairs are known: the block itself must tell.
 */
export function inBlock(u: readonly (readonly number[])[], pairs: readonly DifferentPairs[], block: ReadonlySet<number>): number[][] | null {
  const groups = pairs.filter(({ equal }) => equal !== null && block.has(equal));
  if (groups.length < block.size) return null;
  return u.map((row, i) => {
    if (block.has(i)) return [...row];
    const rows = groups.map(({ patterns }) => {
      const seen = row.map((_, j) => sum(patterns.filter(({ levels }) => levels[i] === j + 1)));
      const all = seen.reduce((total, count) => total + count, 0);
      const raised = row.map((value, j) => (value * ((seen[j] ?? 0) + unsure)) / (value * all + unsure));
      const whole = raised.reduce((total, value) => total + value, 0);
      return raised.map((value) => value / whole);
    });
    const told = (other: readonly number[]): number => other.reduce((bits, value, j) => bits + value * Math.log2(value / (row[j] ?? 1)), 0);
    return rows.reduce((best, other) => (told(other) > told(best) ? other : best), [...row]);
  });
}

const sum = (patterns: readonly PatternCount[]): number => patterns.reduce((total, { pairs }) => total + pairs, 0);
