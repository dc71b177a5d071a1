import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPatterns, patternOf } from './pattern.ts';

test('runs of a class are written once', () => {
  expect(patternOf('B1234567')).toBe('A9{7}');
  expect(patternOf('Đỗ Hà 12')).toBe('Aa Aa 99');
  expect(patternOf('a{3}')).toBe('a{9}');
  expect(patternOf('')).toBe('');
});

test('a pattern is no longer than it need be, and the same however the text was composed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(patternOf(text.normalize('NFD'))).toBe(patternOf(text.normalize('NFC')));
    }),
  );
});

test('patterns count as often as their values, scaled', () => {
  const values = [
    { value: 'ab', count: 3 },
    { value: 'cd', count: 1 },
    { value: '12', count: 2 },
  ];
  expect(countPatterns(values, 10)).toEqual([
    { pattern: 'aa', count: 40 },
    { pattern: '99', count: 20 },
  ]);
});
