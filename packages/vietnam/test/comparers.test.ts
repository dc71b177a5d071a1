import { type Engine, openDuckDb } from '@sogoc/engine';
import { type Comparer, openRegistry } from '@sogoc/linkage';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparers, successors, unitsBefore, unitsNow } from '../src/index.ts';
import { levelsOf, type ValuePair } from './comparers.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2, memoryLimit: 512 * 2 ** 20 });
});
afterAll(() => engine.close());

/** By comparer: two values and the level that they reach, every level at least once; null where there is nothing to compare. */
const examples: Record<string, [a: string, b: string, level: string | null][]> = {
  'vn.person-name': [
    ['Nguyễn Thị Hoà', 'NGUYỄN THỊ  HÒA', 'same'],
    ['Ông Lý Văn An', 'Lí Văn An', 'same'],
    ['Ông Cao Thắng', 'Ông Cao Thắng', 'same'],
    ['Nguyễn Đức Đạt', 'Nguyen Duc Dat', 'written otherwise'],
    ['Nguyễn Thị Lan', 'Nguyễn ThịLan', 'written otherwise'],
    ['Nguyễn Đức Đạt', 'Đạt Nguyễn Đức', 'in another order'],
    ['Huỳnh Văn Phước', 'Hoàng Văn Phúc', 'regional variant'],
    ['Võ Thị Sáu', 'VU THI SAU', 'regional variant'],
    ['Trần Văn Bình', 'Trần Bình', 'Văn or Thị left out'],
    ['Trần Văn Hưng', 'Trần Thị Hưng', 'same surname and given name'],
    ['Trần Quốc Toản', 'Trần Quốc Tỏan', 'same'],
    ['Trần Quốc Tuấn', 'Trần Qoucs Tuấn', 'two errors'],
    ['Trần Quốc Tuấn', 'Trần Qouc Tuấn', 'one typing error'],
    ['Trần Thị Ngọc Ánh', 'Trần Thị Ngcọ Anhs', 'two errors'],
    ['Trần Thị Ngọc Ánh', 'Trần Thị Ánh', 'words left out'],
    ['Lê Minh Phương', 'Lê Bảo Phương', 'same surname and given name'],
    ['Lê Minh Phương', 'Đinh Hải Phượng', 'same given name'],
    ['Lê Minh Phương', 'Lê Minh Khôi', 'other'],
    ['Lê Minh Phương', '***', null],
  ],
  'vn.organisation-name': [
    ['Công ty TNHH Một thành viên Thương mại Dịch vụ Hoàng Long', 'CTY TNHH MTV TM&DV HOANG LONG', 'same'],
    ['Công ty Cổ phần Tư vấn thiết kế Sao Mai', 'CTCP TVTK Sao Mai', 'same'],
    ['Chi nhánh Công ty TNHH Hải Âu tại Huế', 'CN Cty TNHH Hải Âu, Huế', 'same'],
    ['Công ty TNHH An Phú', 'Công ty', 'other'],
    ['Công ty TNHH Xây dựng Minh Phát', 'DNTN XD Minh Phát', 'other legal form'],
    ['Cty TNHH XD-TM Minh Phát', 'Công ty TNHH Thương mại và Xây dựng Minh Phát', 'same words'],
    ['HTX Nông sản sạch Vạn Xuân Đồng Tháp', 'HTX Nông sản sạch Vạn Xuân tỉnh Đồng Tháp', 'words shared 0.8'],
    ['Công ty TNHH Dịch vụ Toàn Cầu', 'Công ty TNHH Vận tải Toàn Cầu', 'same own words'],
    ['Công ty TNHH Cơ khí Bình Minh', 'Cty TNHH Cơ khí Bình Mihn', 'typed wrong'],
    ['Công ty TNHH XD Gia Bảo Phát', 'Công ty TNHH SX Gia Bảo', 'words shared 0.4'],
    ['Công ty TNHH Nông sản Gia Bảo', 'Công ty TNHH Thủy hải sản Gia Bảo', 'words shared 0.6'],
    ['Công ty TNHH Cơ khí Sông Đà', 'Công ty TNHH In ấn Sông Hồng', 'words shared 0.2'],
    ['Công ty TNHH An Phú', '***', null],
  ],
  'vn.birth-date': [
    ['1990-02-01', '01/02/1990', 'same'],
    ['19900201', '1/2/1990', 'same'],
    ['1990-02-01', '1/2/90', 'same'],
    ['2018-02-01', '1.2.18', 'same'],
    ['1990', 'năm 1990', 'same'],
    ['1990-02-01', '02/01/1990', 'day and month swapped'],
    ['1990-02-25', '02/25/1990', 'day and month swapped'],
    ['1990-02-01', '1990', 'day not known'],
    ['1990-02-01', '01/01/1990', 'day not known'],
    ['1990-02-01', '02/1990', 'day not known'],
    ['1990-02-11', '03/1990', 'same year'],
    ['1990-02-11', '1990-02-17', 'typed wrong'],
    ['1957-02-11', '2057-02-11', 'typed wrong'],
    ['1990-02-11', '1978-02-11', 'same day of another year'],
    ['1990-02-11', '1990-07-23', 'same year'],
    ['1990-02-11', '1992-07-23', 'within two years'],
    ['1990-02-11', '1971-07-23', 'other'],
    ['1990-02-11', 'không rõ', null],
  ],
  'vn.address': [
    ['Số 5, Thôn 2, xã Đông Lĩnh', 'số 05, thôn 02, X. Đông Lĩnh', 'same'],
    ['Số 209/37 Quang Trung, xã Trung Hải, Tỉnh Quảng Trị', '209/37 đường Quang Trung, xã Trung Hải, Quảng Trị', 'same house, units of another time'],
    ['Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh', 'P.Bến Nghé, Q.01, TPHCM', 'same commune'],
    ['Số 12, Tổ dân phố 4, phường Trúc Bạch, quận Ba Đình, Hà Nội', '12, TDP 4, P. Ba Đình, TP Hà Nội', 'same house, units of another time'],
    [
      'Thôn Phú Xá, phường Đông Thọ, thành phố Thanh Hóa, tỉnh Thanh Hóa',
      'Thôn Phú Xá, phường Hàm Rồng, tỉnh Thanh Hóa',
      'same house, units of another time',
    ],
    ['Số 3, Thôn Phú Xá, phường Đông Thọ, thành phố Thanh Hóa, tỉnh Thanh Hóa', 'Thôn Phú Xá, phường Hàm Rồng, tỉnh Thanh Hóa', 'same hamlet'],
    ['Thôn Phú Xá, phường Hàm Rồng, tỉnh Thanh Hóa', 'Thon Phu Xs, phuong Ham Rong, tinh Thanh Hoa', 'typed wrong'],
    ['Thôn Phú Xá, phường Hàm Rồng, tỉnh Thanh Hóa', 'Số 7, Phố Cửa Tả, phường Đông Thọ, thành phố Thanh Hóa, tỉnh Thanh Hóa', 'same commune'],
    ['Thôn Phú Xá 2, Khu Đồi Xanh', 'thôn Phú Xá 2, khu Đồi Xanh Mới', 'most words shared'],
    ['Ấp 3, xã Vị Thanh, tỉnh Hậu Giang', 'Đường Ngô Quyền, phường Ninh Kiều, thành phố Cần Thơ', 'same province'],
    ['Thôn Phú Xá, phường Hàm Rồng, tỉnh Thanh Hóa', 'Ấp 3, xã Vị Thanh, tỉnh Hậu Giang', 'other'],
  ],
  'vn.personal-id': [
    ['038096516610', '38096516610', 'same'],
    ['001.096.516.610', '1096516610', 'same'],
    ['17274223', '017274223', 'same'],
    ['038096516610 (CMND: 172742231)', '172742231', 'number within the other'],
    ['038172742231', '172742231', 'number within the other'],
    ['038096516610', '038096516601', 'one digit wrong'],
    ['038096516610', '038096516810', 'one digit wrong'],
    ['038096516610', '038196526711', 'other'],
    ['038096516610', 'không có', null],
  ],
  'vn.phone': [
    ['0912 345 678', '+84912345678', 'same'],
    ['01662345678', '0362345678', 'same'],
    ['0912345678', '0912345687', 'one digit wrong'],
    ['0912345678', '0368111222', 'other'],
    ['0912345678', 'không', null],
  ],
  'vn.sex': [
    ['Nam', '1', 'same'],
    ['Nữ', 'M', 'other'],
    ['Nữ', 'không rõ', null],
  ],
};

const find = (id: string): Comparer => openRegistry({ comparers }).comparer(id);

test.each(Object.entries(examples))('%s: each example reaches its level', async (id, rows) => {
  const found = await levelsOf(
    engine,
    find(id),
    rows.map(([a, b]) => [a, b]),
  );
  expect(rows.map(([a, b], i) => [a, b, found[i]])).toEqual(rows);
});

test.each(comparers.map((comparer) => [comparer.id, comparer] as const))('%s: every level has an example, and every test a title', (id, comparer) => {
  const { levels } = comparer.comparison('value', [{ column: 'value' }]);
  expect(new Set(levels.map((level) => level.name))).toEqual(new Set(examples[id]?.flatMap(([, , level]) => level ?? [])));
  for (const { test: spec } of levels) {
    if (!spec) continue;
    const own = openRegistry({ comparers }).test(spec.kind);
    expect(own.check?.(spec, spec.inputs?.length ?? 1)).toBeUndefined();
    if (spec.kind.startsWith('vn.')) expect(Object.values(own.title?.(spec) ?? {}).filter(Boolean)).toHaveLength(3);
  }
});

/** Values of the examples with what fingers and programs do to them, and noise. */
const damaged = (values: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...values), fc.nat(20)).map(([value, at]) => value.slice(0, at) + value.slice(at + 1)) },
    { weight: 1, arbitrary: fc.constantFrom(...values).map((value) => value.normalize('NFD').toUpperCase()) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text.isWellFormed() && !text.includes('\0')) },
  );

test.each(Object.entries(examples))('%s: symmetric, and a value agrees with itself, whatever the text', async (id, rows) => {
  const value = damaged(rows.map(([a]) => a).concat(rows.map(([, b]) => b)));
  const comparer = find(id);
  const [best] = comparer.comparison('value', [{ column: 'value' }]).levels;
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 2, maxLength: 12 }), async (values) => {
      const pairs = values.flatMap((a) => values.map((b): ValuePair => [a, b]));
      const there = await levelsOf(engine, comparer, pairs);
      const back = await levelsOf(
        engine,
        comparer,
        pairs.map(([a, b]) => [b, a]),
      );
      expect(there).toEqual(back);
      for (const [i, [a, b]] of pairs.entries()) if (a === b) expect([best?.name, null]).toContain(there[i]);
    }),
    { numRuns: 12 },
  );
});

test('an old address and one by the successor of its commune lie in the same commune, over the whole country', async () => {
  const { districts, provinces } = unitsBefore();
  const pairs = [...unitsBefore().communes.values()].flatMap(({ code, name, district, province }, position): ValuePair[] => {
    const next = unitsNow().communes.get(successors(code)[0]?.code ?? '');
    if (!next || position % 50 !== 0) return [];
    const old = `${name}, ${districts.get(district ?? '')?.name}, ${provinces.get(province)}`;
    return [[`Tổ 1, ${old}`, `Số 9, ${next.name}, ${unitsNow().provinces.get(next.province)}`]];
  });
  const levels = await levelsOf(engine, find('vn.address'), pairs);
  const missed = pairs.filter((_, i) => levels[i] !== 'same commune' && levels[i] !== 'typed wrong');
  expect(pairs.length).toBeGreaterThan(150);
  expect(missed).toEqual([]);
});
