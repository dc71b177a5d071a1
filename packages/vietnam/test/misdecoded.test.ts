import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeTcvn3, encodeTcvn3 } from '../src/encodings/tcvn3.ts';
import { decodeVni, encodeVni } from '../src/encodings/vni.ts';
import { surnames, unitsBefore, unitsNow } from '../src/index.ts';
import { looksMisdecoded, looksMisdecodedSql, repairText } from '../src/text/misdecoded.ts';
import { columnOf } from './column.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const windows1252 = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));
const names = [...unitsBefore().communes.values(), ...unitsNow().communes.values()].map((commune) => commune.name);
const accented = names.filter((name) => /[\u0080-\uffff]/.test(name));

test('the encodings write what systems of the time wrote', () => {
  expect(latin1(encodeTcvn3('Hà Nội'))).toBe('Hµ Néi');
  expect(latin1(encodeTcvn3('Đường Nguyễn Huệ'))).toBe('§­êng NguyÔn HuÖ');
  expect(latin1(encodeVni('Hà Nội'))).toBe('Haø Noäi');
  expect(latin1(encodeVni('Đường Nguyễn Huệ'))).toBe('Ñöôøng Nguyeãn Hueä');
  expect(latin1(encodeVni('BÙI THỊ MỸ'))).toBe('BUØI THÒ MYÕ');
});

test('decoding undoes encoding, for TCVN3 up to the case of capitals with a tone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), (name) => {
      expect(decodeVni(latin1(encodeVni(name)))).toBe(name);
      expect(decodeTcvn3(latin1(encodeTcvn3(name))).toLowerCase()).toBe(name.toLowerCase());
    }),
  );
});

describe('looksMisdecoded', () => {
  test.each([
    ['Hµ Néi', 'tcvn3', 'Hà Nội'],
    ['Haø Noäi', 'vni', 'Hà Nội'],
    ['HÃ\u00a0 Ná»™i', 'utf-8', 'Hà Nội'],
    ['HÃ  Ná»™i', 'utf-8', 'Hà Nội'],
    ['Buøi', 'vni', 'Bùi'],
  ])('%j is %s for %j', (text, encoding, repaired) => expect(looksMisdecoded(text)).toEqual({ encoding, repaired }));

  test.each(['Hà Nội', 'Hòa Bình', 'Cà Mau', 'Xã Hà Lâm', 'Café', 'Genève', '20 m²', '5 µm', 'naïve', 'Lý', 'Windows®', '«Sổ Gốc»', ''])(
    '%j is well',
    (text) => {
      expect(looksMisdecoded(text)).toBeNull();
      expect(repairText(text)).toBe(text);
    },
  );

  test('no name of a commune or surname is taken for damage, by JavaScript or SQL', async () => {
    const all = [...names, ...surnames()];
    expect(all.filter((name) => looksMisdecoded(name))).toEqual([]);
    const flagged = sql`select value from ${columnOf(all)} where ${looksMisdecodedSql(sql`value`, engine.dialect)}`;
    expect(await engine.all(flagged)).toEqual([]);
  });

  test('most damaged names are found and repaired, and what is found can be found by SQL', async () => {
    const damaged = accented.flatMap((name) => [
      { name, text: windows1252(name) },
      { name, text: latin1(encodeTcvn3(name)) },
      { name, text: latin1(encodeVni(name)) },
    ]);
    const found = damaged.filter(({ text }) => looksMisdecoded(text));
    const right = found.filter(({ name, text }) => repairText(text).toLowerCase() === name.toLowerCase());
    expect(found.length / damaged.length).toBeGreaterThan(0.95);
    expect(right.length / found.length).toBeGreaterThan(0.98);
    const { n } = await engine.one<{ n: number }>(
      sql`select count_if(${looksMisdecodedSql(sql`value`, engine.dialect)}) as n from ${columnOf(found.map(({ text }) => text))}`,
    );
    expect(n / found.length).toBeGreaterThan(0.97);
  });
});
