import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceIndex, type Distribution, stabilityIndex } from './stability-index.ts';

const of = (shares: Record<string, number>, whole = true): Distribution => ({ shares: new Map(Object.entries(shares)), whole });
const rows = { before: 1000, after: 1000 };
const shares = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 8 }).map((counts) => {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  return of(Object.fromEntries(counts.map((count, at) => [`v${at}`, count / total])));
});

test('the worked example: 60/40 becomes 40/60', () => {
  expect(stabilityIndex(of({ a: 0.6, b: 0.4 }), of({ a: 0.4, b: 0.6 }), rows)).toBeCloseTo(0.4 * Math.log(1.5), 12);
});

test('nothing of the same distribution, never below nothing, the same both ways', () => {
  fc.assert(
    fc.property(shares, shares, (before, after) => {
      expect(stabilityIndex(before, before, rows)).toBe(0);
      const index = stabilityIndex(before, after, rows);
      expect(index).toBeGreaterThanOrEqual(0);
      expect(stabilityIndex(after, before, rows)).toBeCloseTo(index, 9);
      expect(Number.isFinite(index)).toBe(true);
    }),
  );
});

test('a value that is only not named is not taken for one that is gone', () => {
  const [before, after] = [of({ a: 0.1, b: 0.09 }, false), of({ a: 0.1, c: 0.09 }, false)];
  expect(stabilityIndex(before, after, rows)).toBe(0);
  expect(stabilityIndex(of({ a: 0.5, b: 0.5 }), of({ a: 1 }), rows)).toBeGreaterThan(1);
});

test('what chance alone brings: chi-square of two degrees of freedom is above 13.8 once in a thousand times', () => {
  const three = of({ a: 0.5, b: 0.3, c: 0.2 });
  expect(chanceIndex(three, three, { before: 100, after: 100 }) / 0.02).toBeCloseTo(16.3, 0);
  expect(chanceIndex(of({ a: 0.5, b: 0.3 }), of({ a: 0.5, b: 0.3 }), { before: 100, after: 100 }) / 0.02).toBeCloseTo(13.8, 0);
});
