import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniqueNames } from './column-names.ts';

test('empty and repeated names are told apart', () => {
  expect(uniqueNames(['Tên', ' tên ', '', 'a', 'A', 'a_2', 'file_row_number'])).toEqual([
    'Tên',
    'tên_2',
    'column_3',
    'a',
    'A_3',
    'a_2',
    'file_row_number_2',
  ]);
});

test('names are never empty and never equal, letter case apart', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('a', 'A', 'a_2', 'column_1', ''))), (written) => {
      const names = uniqueNames(written);
      expect(names).toHaveLength(written.length);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      expect(names.every((name) => name.trim() !== '')).toBe(true);
    }),
  );
});
