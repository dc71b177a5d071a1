import { openDuckDb, sql } from '@sogoc/engine';
import { plainCharacters } from '@sogoc/profile';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inAnyCase, sureOfCase } from './any-case.ts';
import { isWithin, type Language, languageOf } from './language.ts';
import { Matcher } from './matcher.ts';
import { parsePattern } from './parse-pattern.ts';
import { patternText } from './pattern-text.ts';

const sure = Matcher.of(sureOfCase);
const plain = Array.from({ length: 0x2000 }, (_, codePoint) => String.fromCharCode(codePoint)).filter((sign) =>
  new RegExp(plainCharacters, 'u').test(sign),
);
const alone = (sign: string): Language => {
  const node = parsePattern(`^\\x{${(sign.codePointAt(0) ?? 0).toString(16)}}$`);
  const language = node && languageOf(node);
  if (!language) throw new Error(sign);
  return language;
};

test('each plain letter becomes in lower case what the engine makes of it', async () => {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const rows = await engine.all<{ sign: string; low: string }>(
    sql`select sign, ${engine.dialect.lower(sql`sign`)} as low from (select unnest(${plain}) as sign) as s`,
  );
  expect(rows.length).toBeGreaterThan(700);
  for (const { sign, low } of rows) {
    if (sure?.matches(sign) !== true) continue;
    const node = inAnyCase({ kind: 'set', ranges: [[low.codePointAt(0) ?? 0, low.codePointAt(0) ?? 0]] });
    const language = languageOf(node);
    expect([...low].length === 1 && language !== null && isWithin(alone(sign), language), `${sign} ${low}`).toBe(true);
  }
});

const pattern = fc
  .array(fc.constantFrom('a', 'đ', '[a-c]', '[^aà]', '(?:ô|xã|k)', '[0-9]?', '[^,;()]*', 'ỹ+'), { minLength: 1, maxLength: 5 })
  .map((parts) => `^${parts.join('')}$`);
const text = fc.string({ unit: fc.constantFrom(...'aAbBđĐàÀôÔxXãÃkKỹỸ0,ſß'), maxLength: 6 });

test('a text is of a pattern in any case exactly where it is of the pattern in lower case', () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 20 }), (source, texts) => {
      const node = parsePattern(source);
      const widened = Matcher.of((node && patternText(inAnyCase(node))) ?? '');
      const expression = new RegExp(source, 'u');
      for (const one of texts) expect(widened?.matches(one), one).toBe(expression.test(one.toLowerCase()));
    }),
  );
});
