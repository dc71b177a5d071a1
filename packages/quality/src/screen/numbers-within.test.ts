import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Matcher } from './matcher.ts';
import { numbersWithin } from './numbers-within.ts';
import { patternText } from './pattern-text.ts';

const bound = fc.oneof(
  fc.integer({ min: -1_200, max: 1_200 }),
  fc.integer({ min: -12_000, max: 12_000 }).map((tenths) => tenths / 10),
  fc.constantFrom(0, 2 ** 53 - 1, -(2 ** 53) + 1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
);
const takes = (low: number, high: number, fraction: boolean, text: string): boolean => {
  const pattern = patternText(numbersWithin(low, high, fraction));
  return pattern !== null && Matcher.of(pattern)?.matches(text) === true;
};

test('whole numbers as text are taken exactly where they lie between the bounds', () => {
  fc.assert(
    fc.property(
      bound,
      bound,
      fc.array(fc.oneof(fc.integer({ min: -1_300, max: 1_300 }), fc.maxSafeInteger()), { maxLength: 10 }),
      (low, high, numbers) => {
        for (const number of [...numbers, ...[low, high].filter(Number.isInteger)])
          expect(takes(low, high, false, String(number)), `${number}`).toBe(number >= low && number <= high);
      },
    ),
  );
});

test('numbers with decimals are taken only where they lie between the bounds, and always where they lie more than one within', () => {
  fc.assert(
    fc.property(bound, bound, fc.array(fc.integer({ min: -13_000, max: 13_000 }), { maxLength: 10 }), (low, high, tenths) => {
      for (const number of tenths.map((one) => one / 10)) {
        const isTaken = takes(low, high, true, String(number));
        if (isTaken) expect(number >= low && number <= high, `${number}`).toBe(true);
        if (number > low + 1 && number < high - 1) expect(isTaken, `${number}`).toBe(true);
      }
    }),
  );
});

test('what is not written so is not taken', () => {
  for (const text of ['', '-', '-00', '007', '+1', ' 1', '1.', '.5', '1e3', 'x'])
    for (const fraction of [false, true]) expect(takes(-10, 10, fraction, text), text).toBe(false);
});
