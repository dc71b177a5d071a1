import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness } from './similarity.ts';

test('texts that share rare words are more alike than those that share common ones', () => {
  const [close = 0, far = 0, none = 1] = likeness('thieu may tinh tai xa', ['xa thieu may tinh', 'thieu can bo tai xa', 'kho giay to cu']);
  expect(close).toBeGreaterThan(far);
  expect(far).toBeGreaterThan(0);
  expect(none).toBe(0);
});

test('likeness lies between 0 and 1, and a text with words is like itself', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 5 }), (wanted, texts) => {
      const [self = -1, ...others] = likeness(wanted, [wanted, ...texts]);
      expect(/[\p{L}\p{N}]/u.test(wanted) ? self : 1).toBeCloseTo(1);
      expect(others.every((value) => value >= 0 && value <= 1)).toBe(true);
    }),
  );
});
