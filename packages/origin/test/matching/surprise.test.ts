import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certainty, surprise } from '../../src/matching/surprise.ts';

const likenesses = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

test('what stands out alone tells all, what all have tells nothing', () => {
  expect([...surprise([0.9, 0.01, 0, 0.01])].map((one) => Math.round(one * 10) / 10)).toEqual([1, 0.2, 0, 0.2]);
  expect([...surprise([0.5, 0.5, 0.5])]).toEqual([0, 0, 0]);
  const [both, , alone] = [surprise([0.8, 0.8, 0, 0]), 0, surprise([0.8, 0, 0, 0])];
  expect(both[0]).toBeLessThan(alone[0] ?? 0);
  expect([...surprise([0.7])]).toEqual([1]);
  expect([...surprise([])]).toEqual([]);
});

test('certainty lies between 0 and the likeness and keeps its order', () => {
  fc.assert(
    fc.property(likenesses, (given) => {
      const sure = certainty(given);
      for (const [at, likeness] of given.entries()) {
        expect(sure[at]).toBeGreaterThanOrEqual(0);
        expect(sure[at]).toBeLessThanOrEqual(likeness + 1e-12);
        for (const [other, less] of given.entries()) if (less < likeness) expect(sure[other]).toBeLessThanOrEqual((sure[at] ?? 0) + 1e-9);
      }
    }),
  );
});

test('a rival takes from the certainty of both', () => {
  const [rivalled, alone] = [certainty([0.9, 0.85, 0.1, 0.1, 0.1]), certainty([0.9, 0.1, 0.1, 0.1, 0.1])];
  expect(rivalled[0]).toBeLessThan(alone[0] ?? 0);
});
