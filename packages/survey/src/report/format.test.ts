import { expect, test } from 'vitest';
import { formatOf } from './format.ts';

test('decimal comma in vi and id, point in en', () => {
  expect(['vi', 'en', 'id'].map((language) => formatOf(language as 'vi').score(86.9))).toEqual(['86,9', '86.9', '86,9']);
  expect(['vi', 'en', 'id'].map((language) => formatOf(language as 'vi').integer(19998))).toEqual(['19.998', '19,998', '19.998']);
});

test('a score is 100 only where nothing failed', () => {
  expect([100, 99.97, 99.94, 0].map(formatOf('vi').score)).toEqual(['100,0', '99,9', '99,9', '0,0']);
});

test('a share is never rounded to none or all unless it is', () => {
  const { percent } = formatOf('vi');
  expect([0, 1e-9, 0.00031, 0.5, 0.99999, 1].map(percent)).toEqual(['0%', '0,01%', '0,03%', '50,0%', '99,99%', '100%']);
});

test('days and moments are written dd/MM/yyyy, other text stays', () => {
  const format = formatOf('en');
  expect(format.date('2025-06-30')).toBe('30/06/2025');
  expect(format.date('2025-06-30T23:10:00Z')).toBe('30/06/2025');
  expect(format.moment('2025-08-06T01:20:08.930Z')).toBe('06/08/2025 01:20 UTC');
  expect(format.date('tháng 6')).toBe('tháng 6');
});

test('only plain numbers are set as numbers', () => {
  expect(formatOf('vi').number('1095.63')).toBe('1.095,63');
  expect(formatOf('vi').number('1e5')).toBe('1e5');
});
