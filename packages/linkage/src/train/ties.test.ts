import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyModel } from '../../test/engine.ts';
import { blockOn, exactComparison } from '../compare/ready-made.ts';
import { ruleTitle } from '../model/rule-title.ts';
import { mostOfTie, tieWeight } from '../predict/tie-bits.ts';
import { tieBits } from '../predict/tie-weight.ts';
import { differentPairs } from './different-pairs.ts';
import type { PatternCount } from './expectation-maximisation.ts';
import { expectationMaximisation } from './expectation-maximisation.ts';
import { tiesOfDifferent, tiesOfSame } from './tied-comparisons.ts';
import { forestOf, type Lift, liftOf, modelTies } from './ties.ts';

const comparisons = ['name', 'born', 'city', 'postcode'].map((column) => exactComparison(column));
const m = [0.9, 0.9, 0.85, 0.85].map((agree) => [agree, 1 - agree]);
const u = [0.003, 0.0005, 0.01, 0.0001].map((agree) => [agree, 1 - agree]);
const all = Array.from({ length: 16 }, (_, number) => comparisons.map((_, i) => ((number >> i) & 1 ? 2 : 1)));
const chance = (p: readonly (readonly number[])[], levels: readonly number[]): number =>
  levels.reduce((product, level, i) => product * (p[i]?.[level - 1] ?? 0), 1);
/** P(levels) where who moved has both another city and another postcode, and where a postcode tells the city. */
const moved = (levels: readonly number[]): number => (levels[2] === levels[3] ? chance(m.slice(0, 3), levels.slice(0, 3)) : 0);
const placed = (levels: readonly number[]): number =>
  levels[3] === 1 ? (levels[2] === 1 ? chance(u.slice(0, 2), levels.slice(0, 2)) * 0.0001 : 0) : chance(u, levels);

test('what depends on each other is found among the same things, and m beside it', () => {
  const own: PatternCount[] = all.map((levels) => ({ levels, pairs: 1e6 * (0.3 * moved(levels) + 0.7 * placed(levels)) }));
  const skip = new Set([0]);
  const start = { m: m.map(() => [0.6, 0.4]), u };
  let ties: { same: Lift[]; different: Lift[] } = { same: [], different: [] };
  let result = expectationMaximisation(own, start, { skip, share: 0.5 });
  for (let round = 0; round < 3; round += 1) {
    ties = { same: tiesOfSame([{ rule: ruleTitle(blockOn('name')), pairs: 1e6, taught: [1, 2, 3], skip, own, result }], comparisons), different: [] };
    result = expectationMaximisation(own, { ...start, ties }, { skip, share: 0.5 });
  }
  expect(ties.same.map(({ first, second }) => [first, second])).toEqual([[2, 3]]);
  expect(result.share).toBeCloseTo(0.3, 2);
  expect(result.m[3]?.[0]).toBeCloseTo(0.85, 2);
});

test('what depends on each other among different things is found where pairs agree, and a group of the same things tells nothing', () => {
  const drawn = [null, 0, 3].flatMap((equal) => {
    const some = all.filter((levels) => equal === null || levels[equal] === 1);
    const whole = some.reduce((sum, levels) => sum + placed(levels), 0);
    return some.map((levels) => ({ equal, levels, pairs: (5000 * placed(levels)) / whole }));
  });
  const sameThings = { equal: 1, levels: [1, 1, 1, 1], pairs: 5000 };
  const different = differentPairs([...drawn, sameThings], { m, u }, 1e-6);
  expect(different.map(({ equal }) => equal)).toEqual([null, 0, 3]);
  const [tie, ...others] = tiesOfDifferent(different, comparisons, u);
  expect(others).toEqual([]);
  expect([tie?.first, tie?.second]).toEqual([2, 3]);
  expect(tie?.times[0]?.[0]).toBeGreaterThan(80);
  expect(tie?.times[1]?.[0]).toBeLessThan(0.002);
  expect(tie?.times[1]?.[1]).toBeCloseTo(1, 1);
});

test('those that tell most make no ring', () => {
  const tie = (first: number, second: number, bits: number) => ({ first, second, bits, times: [[1]] });
  const kept = forestOf([tie(0, 1, 1), tie(1, 2, 3), tie(0, 2, 2), tie(2, 3, 0.01)], 4);
  expect(kept.map(({ first, second }) => [first, second])).toEqual([
    [1, 2],
    [0, 2],
  ]); // prettier-ignore
});

test('bits of a tie, and the most where a comparison is open', () => {
  const times = fc.array(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });
  const levels = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(times, times, levels, fc.boolean(), fc.boolean(), (same, different, [city, postcode], ...open) => {
      const ties = { same: [{ first: 2, second: 3, times: same }], different: [{ first: 2, second: 3, times: different }] };
      const [tie] = tieBits({ ...emptyModel, comparisons, ties: modelTies(ties, comparisons) });
      if (!tie) throw new Error('no tie');
      const pair = [1, 1, city, postcode];
      const weight = tieWeight(tie, pair);
      expect(weight).toBeCloseTo(Math.log2(liftOf(ties.same, pair) / liftOf(ties.different, pair)), 9);
      expect(mostOfTie(tie, pair, (i) => open[i - 2] ?? false)).toBeGreaterThanOrEqual(weight);
    }),
  );
});
