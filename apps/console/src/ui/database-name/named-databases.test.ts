import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedDatabases } from './named-databases.ts';

const names = new Map([
  ['health', 'Y tế'],
  ['civil_status', 'Hộ tịch'],
]);

test('databases are named as the register does, and columns that are called alike stay', () => {
  expect(namedDatabases('Luôn có giá trị, còn civil_status thiếu ở 36,33 % bản ghi', names)).toBe(
    'Luôn có giá trị, còn Hộ tịch thiếu ở 36,33 % bản ghi',
  );
  expect(namedDatabases('health gọi là health_no', names)).toBe('Y tế gọi là health_no');
});

test('without a name to put, a text stays as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => namedDatabases(text, new Map()) === text));
});
