import { openDuckDb, sql } from '@sogoc/engine';
import { expect, test } from 'vitest';
import { isNotNfc, longInNfc, mayChange } from './not-nfc.ts';

const pattern = new RegExp(mayChange.replaceAll('x{', 'u{'), 'u');

test('every character that NFC changes, or that composes with one before it, is among those looked for', () => {
  const missed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (character.normalize('NFC') !== character && !pattern.test(character)) missed.push(code.toString(16));
    const [, second] = Array.from(character.normalize('NFD'));
    if (second && !pattern.test(second)) missed.push(`${code.toString(16)} decomposes`);
  }
  expect(missed).toEqual([]);
});

test('the engine finds and composes decomposed Vietnamese, and leaves composed alone', async () => {
  await using engine = await openDuckDb({ memoryLimit: 128 * 2 ** 20, threads: 1 });
  const name = 'Nguyễn Thị Hòa';
  for (const [text, expected] of [
    [name.normalize('NFD'), true],
    [name, false],
    ['\u212b', true],
    ['ascii', false],
  ] as const) {
    const query = sql`select ${isNotNfc(sql`text`, engine.dialect)} as found, ${longInNfc(sql`text`, engine.dialect)} as composed from (select ${text} as text) as q`;
    expect(await engine.one(query)).toEqual({ found: expected, composed: text.normalize('NFC') });
  }
});
