import fc from 'fast-check';
import { expect, test } from 'vitest';
import { briefDatabaseName } from './brief-database-name.ts';

test.each([
  ['Cơ sở dữ liệu đất đai', 'Đất đai'],
  ['Cơ sở dữ liệu quốc gia về dân cư', 'Dân cư'],
  ['Cơ sở dữ liệu ngành giáo dục', 'Giáo dục'],
  ['Hộ tịch điện tử', 'Hộ tịch điện tử'],
  ['National database of births', 'Births'],
  ['Land database', 'Land'],
  ['Basis data nasional kependudukan', 'Kependudukan'],
  ['Cơ sở dữ liệu', 'Cơ sở dữ liệu'],
])('%s is headed %s', (name, head) => {
  expect(briefDatabaseName(name)).toBe(head);
});

test('no name is headed by nothing', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => briefDatabaseName(name) !== ''));
});
