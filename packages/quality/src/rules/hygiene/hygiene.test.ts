import { sql } from '@sogoc/engine';
import { cleanText } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkshop, type Workshop } from '../../../test/tiny.ts';
import { isDirty, isMisread, isPlain } from './dirt.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());

interface Look {
  plain: boolean;
  dirty: boolean;
  misread: boolean;
  clean: string;
}

async function look(text: string): Promise<Look> {
  const { dialect } = shop.engine;
  const value = sql`cast(${text} as varchar)`;
  const trimmed = dialect.trim(value);
  return shop.engine.one<Look>(sql`select ${isPlain(value, dialect)} as plain, ${isDirty(value, trimmed, dialect)} as dirty,
    ${isMisread(value, dialect)} as misread, ${cleanText(trimmed, dialect)} as clean`);
}

test.each([
  ['Phường Văn Miếu -<br>Quốc Tử Giám', 'Phường Văn Miếu - Quốc Tử Giám'],
  ['Xã<br>Tú<br>Lệ', 'Xã Tú Lệ'],
  ['<b>Hà</b> Nội ', 'Hà Nội'],
  ['A &amp; B', 'A & B'],
  ['Hà\u00a0Nội', 'Hà Nội'],
  ['Hà\nNội\t1', 'Hà Nội 1'],
  ['Hà  Nội', 'Hà Nội'],
  ['\ufeffHà Nội', 'Hà Nội'],
  ['Hà Nội'.normalize('NFD'), 'Hà Nội'],
  // A Cyrillic а and А, a Greek Ο, digits and a blank of full width.
  ['Nguyễn Vаn А', 'Nguyễn Van A'],
  ['ΗOÀNG', 'HOÀNG'],
  ['Lê Thị Нoa', 'Lê Thị Hoa'],
  ['０３８０９０１２３４５６', '038090123456'],
  ['Ｎｇｕｙｅｎ　Ｖａｎ', 'Nguyen Van'],
  ['số １２, tổ 3', 'số 12, tổ 3'],
  // Markup tells nothing of the script around it.
  ['<a中>０', '0'],
  ['<font face=宋体>số １２</font>', 'số 12'],
])('finds and cleans %j', async (text, clean) => {
  expect(await look(text)).toMatchObject({ plain: false, dirty: true, clean });
});

test.each([
  ...['Москва', 'Нгуен Ван Хунг', 'Xe MAZ (МАЗ)', 'USBшный', 'Αθήνα', 'TNFα', 'NF-κB', '5 μg/ml', 'β-lactam, IFN-γ', '10 µm', 'ΔT = 5 Ω'],
  ...[
    '东风路１２号Ａ座',
    '（一）办法',
    '東京都１－２',
    '서울시 １２',
    'ស្រុកសៀមរាប ផ្ទះលេខ ១២',
    'ឃុំ Siem Reap',
    'Jl. Merdeka No. 5, RT 01/RW 02',
    'Nguyễn Ước Đặng',
  ],
])('leaves %j alone: it is of its own script', async (text) => {
  expect(await look(text)).toMatchObject({ dirty: false, clean: text });
});

test.each(['Hà Nội', 'a < b & c > d', 'AT&T', 'x <3', 'Đắk Lắk', 'HÃY – “LÂU”', '1,5 %', '中文', 'Rock & Roll', '№ 5'])(
  'leaves %j alone',
  async (text) => {
    expect(await look(text)).toMatchObject({ dirty: false, misread: false });
  },
);

test.each(['Nguyá»…n', 'HÃ\u00a0 Ná»™i', 'Æ°ng', 'Ä‘áº¥t', 'Th\ufffd'])('sees that %j was read in a wrong encoding', async (text) => {
  expect(await look(text)).toMatchObject({ plain: false, dirty: true, misread: true });
});

test('what is plain is never dirty, and what was cleaned is clean', async () => {
  const piece = fc.constantFrom(
    'a',
    'Ế',
    'e\u0302',
    ' ',
    '  ',
    '<',
    '>',
    'br',
    '/',
    '&',
    'amp;',
    '\n',
    '\u00a0',
    '\u200b',
    '1',
    '-',
    'а',
    'я',
    '０',
    '＜',
    '中',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      const first = await look(pieces.join(''));
      expect(first.plain && first.dirty).toBe(false);
      const again = await look(first.clean);
      // Decoding (`&amp;lt;`) and markup within markup may uncover more, which the next run finds.
      const nested = pieces.includes('&') || pieces.filter((piece) => piece === '<').length > 1;
      if (!nested) expect(again.dirty).toBe(false);
    }),
    { numRuns: 60 },
  );
});
