import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, robustDistance } from './robust.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

test('the median is the middle, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
  expect(median([])).toBeNaN();
});

test('as many numbers lie at or below the median as at or above it', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const middle = median(values);
      const below = values.filter((value) => value <= middle).length;
      const above = values.filter((value) => value >= middle).length;
      expect(Math.min(below, above)).toBeGreaterThanOrEqual(values.length / 2 - (values.length % 2 === 0 ? 0 : 0.5));
    }),
  );
});

test('distance is in robust standard deviations, which one wild run does not move', () => {
  expect(robustDistance(130, [98, 99, 100, 101, 102], 0)).toEqual({ median: 100, distance: 30 / 1.4826 });
  expect(robustDistance(130, [98, 99, 100, 101, 9000], 0).median).toBe(100);
});

test('a history that never moved has the floor as its spread', () => {
  expect(robustDistance(104, [100, 100, 100, 100, 100], 2)).toEqual({ median: 100, distance: 2 });
});
