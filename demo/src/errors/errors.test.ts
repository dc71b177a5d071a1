import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { decodeTcvn3, foldText } from '@sogoc/vietnam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Planting } from '../derive/spec.ts';
import { Dice } from '../random.ts';
import { dangling, swapped } from './codes.ts';
import { dayMonthSwapped, firstOfJanuary, otherForm, wrongCentury, yearOnly } from './dates.ts';
import { decomposed } from './decomposed.ts';
import { brokenCheckDigit, digitLost, leadingZeroLost, wrongDigit } from './digits.ts';
import { legacyEncoding } from './legacy-encoding.ts';
import { droppedMiddle, swappedName } from './names.ts';
import { markup, nearBy, negative, thousandfold } from './numbers.ts';
import { accentsLost, capitals, dForD, doubledBlanks, iY, tonePlacement } from './spelling.ts';
import { typing } from './typing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1, memoryLimit: 2 ** 28 });
});
afterAll(() => engine?.close());

/** The text after the error, for the n-th record. */
async function after(planting: Planting, text: string, record = 1): Promise<string | null> {
  const dice = new Dice(1);
  const { value } = await engine.one<{ value: string | null }>(
    sql`select ${planting.apply(sql`t`, (purpose) => dice.u(sql`i`, purpose))} as value from (select ${text} as t, ${record} as i)`,
  );
  return value;
}

it.each<[string, Planting, string, string]>([
  ['tone', tonePlacement(1), 'Nguyễn Thị Thúy Hòa', 'Nguyễn Thị Thuý Hoà'],
  ['d', dForD(1), 'Đỗ Đức Đạt', 'Dỗ Dức Dạt'],
  ['i', iY(1), 'Lý Mỹ Kỳ', 'Lí Mĩ Kì'],
  ['capitals', capitals(1), 'Lê Đức', 'LÊ ĐỨC'],
  ['blanks', doubledBlanks(1), 'Lê Đức', 'Lê  Đức'],
  ['accents', accentsLost(1), 'Nguyễn Đặng', 'Nguyen Dang'],
  ['given first', swappedName(1), 'Nguyễn Văn An', 'An Nguyễn Văn'],
  ['middle', droppedMiddle(1), 'Nguyễn Văn An', 'Nguyễn An'],
  ['middle kept', droppedMiddle(1), 'Nguyễn Đức An', 'Nguyễn Đức An'],
  ['check digit', brokenCheckDigit(1), '2800000073', '2800000076'],
  ['digit', digitLost(1), '038', '03'],
  ['zeros', leadingZeroLost(1), '038', '38'],
  ['markup', markup(1), 'Thôn 1, xã Nga An', 'Thôn 1<br>xã Nga An'],
  ['unit', thousandfold(1), '12.5', '12500'],
  ['unit of text', thousandfold(1), 'N/A', 'N/A'],
  ['sign', negative(1), '5', '-5'],
  ['near', nearBy(1), '100', '110.0'],
  ['sexes', swapped('1', '0')(1), '1', '0'],
  ['dangling', dangling(sql`'X'`)(1), 'A', 'X'],
])('%s: rewrites as said', async (_name, planting, text, expected) => {
  expect(await after(planting, text)).toBe(expected);
});

it.each<['yyyy-MM-dd' | 'dd/MM/yyyy' | 'yyyyMMdd', string[]]>([
  ['yyyy-MM-dd', ['1957-03-08', '1957', '1957-01-01', '1957-08-03', '2057-03-08', '08/03/1957']],
  ['dd/MM/yyyy', ['08/03/1957', '1957', '01/01/1957', '03/08/1957', '08/03/2057', '1957-03-08']],
  ['yyyyMMdd', ['19570308', '1957', '19570101', '19570803', '20570308', '08/03/1957']],
])('dates of the form %s go wrong in their form', async (form, [date = '', ...wrong]) => {
  const errors = [yearOnly, firstOfJanuary, dayMonthSwapped, wrongCentury, otherForm];
  expect(await Promise.all(errors.map((error) => after(error(form)(1), date)))).toEqual(wrong);
});

describe('texts that only look or read wrong', () => {
  it.each(['Nguyễn Thị Thúy Hòa', 'Đặng Ngọc Ỷ', 'Trương Văn Ước'])('%s comes back from decomposition and legacy bytes', async (name) => {
    const apart = await after(decomposed(1), name);
    expect(apart).not.toBe(name);
    expect(foldText(apart ?? '')).toBe(foldText(name));
    const misread = await after(legacyEncoding(1), name);
    expect(misread).not.toBe(name);
    expect(decodeTcvn3(misread ?? '').toLowerCase()).toBe(name.toLowerCase());
  });
});

it('a slip of the finger changes one place, a wrong digit one digit, and neither the first', async () => {
  const [name, number] = ['Nguyễn Văn Thanh', '038190001234'];
  for (let record = 1; record <= 40; record += 1) {
    const slipped = (await after(typing(1), name, record)) ?? '';
    expect(slipped.startsWith('N')).toBe(true);
    expect(Math.abs(slipped.length - name.length)).toBeLessThanOrEqual(1);
    const wrong = (await after(wrongDigit(1), number, record)) ?? '';
    expect([...wrong].filter((digit, index) => digit !== number[index])).toHaveLength(1);
    expect(wrong[0]).toBe('0');
  }
});
