import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AgencyNames } from './agency-names.ts';

const agency = (id: string, name: string, path = `vn.${id}`) => ({ id, name, path });
const known = [
  agency('g01', 'Bộ Công an'),
  agency('g02', 'Bộ Khoa học và Công nghệ'),
  agency('g03', 'Bộ Văn hóa, Thể thao và Du lịch'),
  agency('g04', 'Bộ Tư pháp'),
  agency('p38', 'Ủy ban nhân dân tỉnh Thanh Hóa'),
  agency('c1', 'Xã Quang Trung', 'vn.p38.c1'),
  agency('c2', 'Xã Quang Trung', 'vn.p40.c2'),
];
const names = new AgencyNames(known);
const found = (text: string) => names.find(text).found.map(({ id }) => id);

test.each([
  ['Bộ Công an', ['g01']],
  ['BỘ CÔNG AN', ['g01']],
  ['Bộ KH&CN', ['g02']],
  ['BKHCN; Bộ VHTTDL', ['g02', 'g03']],
  ['Bộ Khoa học và Công nghệ và Bộ Văn hóa, Thể thao và Du lịch, Bộ Tư pháp', ['g02', 'g03', 'g04']],
  ['UBND tỉnh Thanh Hóa', ['p38']],
  ['Uỷ ban nhân dân tỉnh Thanh Hoá', ['p38']],
  ['tỉnh Thanh Hóa\nBộ Tư pháp', ['p38', 'g04']],
])('%s', (text, ids) => {
  expect(names.find(text).unknown).toEqual([]);
  expect(found(text)).toEqual(ids);
  expect(found(text.normalize('NFD'))).toEqual(ids);
});

test('who is not known is told as written, with those alike; who chose is believed', () => {
  const { unknown } = names.find('Bộ Công an, Cục Xa Lạ, Bộ Tư phápp');
  expect(found('Bộ Công an, Cục Xa Lạ, Bộ Tư phápp')).toEqual(['g01']);
  expect(unknown.map(({ text }) => text)).toEqual(['Cục Xa Lạ', 'Bộ Tư phápp']);
  expect(names.suggest('Bộ Tư phápp')[0]?.id).toBe('g04');
  expect(names.suggest('qqqq')).toEqual([]);
  expect(names.find('UBND xã Quang Trung').unknown).toMatchObject([{ several: [{ id: 'c1' }, { id: 'c2' }] }]);
  const chosen = new Map([['xa quang trung', known[6] ?? agency('', '')]]);
  expect(names.find('UBND xã Quang Trung', chosen).found.map(({ id }) => id)).toEqual(['c2']);
});

test('any list of known names is read whole, whatever stands between them', () => {
  const unique = known.slice(0, 5);
  const some = fc.uniqueArray(fc.constantFrom(...unique), { minLength: 1, selector: ({ id }) => id });
  fc.assert(
    fc.property(some, fc.constantFrom(', ', '; ', ' và ', '\n', ' - '), (chosen, mark) => {
      const read = names.find(chosen.map(({ name }) => name).join(mark));
      expect(read).toEqual({ found: chosen, unknown: [], atLarge: false });
    }),
  );
});

test('phrases that name nobody in particular are no names, and a reader may leave a name out', () => {
  for (const text of [
    'Bộ Công an; các bộ, ngành, địa phương có liên quan',
    'Bộ Công an và các cơ quan, đơn vị liên quan',
    'UBND các tỉnh, thành phố trực thuộc trung ương; Bộ Công an',
  ])
    expect(names.find(text), text).toMatchObject({ found: [{ id: 'g01' }], unknown: [], atLarge: true });
  const nobody = new Map([['cuc xa la', null]]);
  expect(names.find('Bộ Công an, Cục Xa Lạ', nobody)).toMatchObject({ found: [{ id: 'g01' }], unknown: [] });
});
