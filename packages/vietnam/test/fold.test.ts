import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vietnam } from '../src/index.ts';
import { compareSql, compareText } from '../src/text/compare.ts';
import { bareText, foldText } from '../src/text/fold.ts';
import { bareSql, foldSql } from '../src/text/fold-sql.ts';
import { vietnameseText } from './arbitraries.ts';
import { columnOf } from './column.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

describe('foldText', () => {
  test.each([
    ['Hòa Bình', 'hoà bình'],
    ['THỦY', 'thuỷ'],
    ['Thụy Khuê', 'thuỵ khuê'],
    ['qúy', 'quý'],
    ['Phường Văn Miếu -<br>Quốc Tử Giám', 'phường văn miếu-quốc tử giám'],
    ['Văn Miếu – Quốc Tử Giám', 'văn miếu-quốc tử giám'],
    ['Phường \nHoàn Kiếm', 'phường hoàn kiếm'],
    ["Ea M' Doal", "ea m'doal"],
    ['Ea M’Doal', "ea m'doal"],
    ['Tú&nbsp;Lệ', 'tú lệ'],
    ['Lí Thường Kiệt', 'lý thường kiệt'],
    ['Mĩ kĩ sĩ', 'mỹ kỹ sỹ'],
    ['Xa\u0303 Tân', 'xã tân'],
    ['\ufeffHà\u200b Nội', 'hà nội'],
  ])('%j reads as %j', (text, folded) => expect(foldText(text)).toBe(folded));

  test.each(['quý', 'của', 'khoẻ', 'toàn', 'hoài', 'huỳnh', 'thuyền', 'loan', 'chi', 'thị', 'thi', 'mai', 'lúa', 'mùa'])('leaves %s alone', (word) =>
    expect(foldText(word)).toBe(word),
  );

  test('keeps d and đ, and accents, apart', () => {
    expect(foldText('Dak')).not.toBe(foldText('Đak'));
    expect(foldText('Đăk')).not.toBe(foldText('Đắk'));
    expect(bareText('Đắk Lắk')).toBe('dak lak');
  });

  test('a fold is its own fold', () => {
    fc.assert(fc.property(vietnameseText, (text) => foldText(foldText(text)) === foldText(text)));
  });
});

test('SQL folds and bares as JavaScript does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(vietnameseText, { minLength: 20, maxLength: 60 }), async (texts) => {
      const rows = await engine.all<{ value: string; folded: string; bare: string }>(
        sql`select value, ${foldSql(sql`value`, engine.dialect)} as folded, ${bareSql(sql`value`, engine.dialect)} as bare from ${columnOf(texts)}`,
      );
      for (const row of rows) {
        expect(row.folded).toBe(foldText(row.value));
        expect(row.bare).toBe(bareText(row.value));
      }
    }),
    { numRuns: 60 },
  );
});

describe('comparing', () => {
  test.each([
    ['Hòa', 'Hoà', 'variant'],
    ['Xã Ia Púch', 'Xã Ia Púch', 'same'],
    ['Xã Ia Púch'.normalize('NFD'), 'Xã Ia Púch', 'same'],
    ['Lý', 'Lí', 'variant'],
    ['Xã Sa Lý', 'Xã Xa Lý', 'different'],
    ['Đắk', 'Đăk', 'different'],
  ] as const)('%j with %j: %s', async (a, b, agreement) => {
    expect(compareText(a, b)).toBe(agreement);
    const row = await engine.one<{ agreement: string }>(sql`select ${compareSql(sql`${a}`, sql`${b}`, engine.dialect)} as agreement`);
    expect(row.agreement).toBe(agreement);
  });
});

test('where the tone mark stands is told in open syllables alone', async () => {
  const written = async (id: string): Promise<string[]> => {
    const way = vietnam.spellings?.find((one) => one.id === id);
    const texts = ['Xã Hòa Bình', 'Xã Hoà Bình', 'Nguyễn Quý', 'Lê Toàn', 'THỦY', 'thuỷ', 'hoài'];
    const rows = await engine.all<{ value: string }>(
      sql`select value from ${columnOf(texts)} where ${way?.uses(sql`value`, engine.dialect) ?? sql`false`}`,
    );
    return rows.map(({ value }) => value);
  };
  expect(await written('vn.tone-older')).toEqual(['Xã Hòa Bình', 'THỦY']);
  expect(await written('vn.tone-newer')).toEqual(['Xã Hoà Bình', 'thuỷ']);
});
