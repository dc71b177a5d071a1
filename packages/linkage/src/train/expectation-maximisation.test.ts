import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelsOfDifferent } from './different-levels.ts';
import { expectationMaximisation, type PatternCount } from './expectation-maximisation.ts';

const m = [
  [0.8, 0.15, 0.05],
  [0.9, 0.1],
  [0.7, 0.2, 0.1],
];
const u = [
  [0.02, 0.08, 0.9],
  [0.1, 0.9],
  [0.01, 0.04, 0.95],
];

/** Expected numbers of pairs of each pattern under the model. */
function patternsOf(share: number, total: number): PatternCount[] {
  const patterns: PatternCount[] = [];
  for (let a = 1; a <= 3; a += 1)
    for (let b = 1; b <= 2; b += 1)
      for (let c = 1; c <= 3; c += 1) {
        const levels = [a, b, c];
        const chance = (p: number[][]): number => levels.reduce((product, level, i) => product * (p[i]?.[level - 1] ?? 0), 1);
        patterns.push({ levels, pairs: total * (share * chance(m) + (1 - share) * chance(u)) });
      }
  return patterns;
}

test('finds the parameters that made the patterns', () => {
  const result = expectationMaximisation(
    patternsOf(0.2, 1e6),
    {
      m: [
        [0.6, 0.3, 0.1],
        [0.7, 0.3],
        [0.6, 0.3, 0.1],
      ],
      u,
    },
    { skip: new Set(), share: 0.5, tolerance: 1e-9, maximumIterations: 2000 },
  );
  expect(result.converged).toBe(true);
  expect(result.share).toBeCloseTo(0.2, 3);
  for (const [i, levels] of m.entries()) for (const [j, value] of levels.entries()) expect(result.m[i]?.[j]).toBeCloseTo(value, 2);
});

test('the likelihood never falls, whatever the patterns', () => {
  const pattern = fc.record({
    levels: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })),
    pairs: fc.integer({ min: 1, max: 10_000 }),
  });
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 20 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (patterns, share) => {
      const { logLikelihood } = expectationMaximisation(patterns, { m, u }, { skip: new Set(), share, maximumIterations: 30 });
      return logLikelihood.every((value, i) => i === 0 || value >= (logLikelihood[i - 1] ?? value) - 1e-6 * Math.abs(value));
    }),
  );
});

test('u leaves out what the same things contribute to random pairs', () => {
  const [prior, total] = [0.004, 5e6];
  const counts = m.map((levels, i) => levels.map((value, j) => Math.round(total * (prior * value + (1 - prior) * (u[i]?.[j] ?? 0)))));
  const found = levelsOfDifferent({ pairs: total, counts, equal: [], exhaustive: true }, m, prior);
  for (const [i, levels] of u.entries()) for (const [j, value] of levels.entries()) expect(found[i]?.[j]).toBeCloseTo(value, 4);
});

test('a column that the block all but settles makes no matches', () => {
  // One pair in fifty is the same; in this block (one postcode) different persons agree on the second comparison (the city) nearly always.
  const inBlock = [u[0] ?? [], [0.98, 0.02], u[2] ?? []];
  const patterns = patternsOf(0.02, 1e5).map(({ levels }) => {
    const chance = (p: readonly (readonly number[])[]): number => levels.reduce((product, level, i) => product * (p[i]?.[level - 1] ?? 0), 1);
    return { levels, pairs: 1e5 * (0.02 * chance(m) + 0.98 * chance(inBlock)) };
  });
  const start = {
    m: [
      [0.6, 0.3, 0.1],
      [0.9, 0.1],
      [0.6, 0.3, 0.1],
    ],
    u,
  };
  const found = (uStrength?: number): number => expectationMaximisation(patterns, start, { skip: new Set(), share: 0.05, uStrength }).matches;
  expect(found()).toBeGreaterThan(50_000);
  expect(found(10_000)).toBeLessThan(6000);
});
