import { openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanWhole } from './clean-text.ts';
import { isPlainly, isPlainlyWritten } from './plainly.ts';

const character = fc.oneof(fc.constantFrom(..."aĐế1 .-<>&'\u00a0\u0301\n/".split('')), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
const text = fc.array(character, { maxLength: 8 }).map((parts) => parts.join('').replaceAll('\0', ''));

test('the engine and the process tell alike what is written plainly, and cleaning leaves that as it is', async () => {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 27, threads: 1 });
  const { dialect } = engine;
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 50 }), async (texts) => {
      const found = await engine.all<{ plain: boolean; clean: string }>(
        sql`select ${isPlainly(sql`value`, dialect)} as plain, ${cleanWhole(sql`value`, dialect)} as clean from ${dialect.unnest(sql`${texts}`, 't')}`,
      );
      expect(found.map(({ plain }) => plain)).toEqual(texts.map(isPlainlyWritten));
      const plain = texts.filter(isPlainlyWritten);
      expect(found.filter((one) => one.plain).map(({ clean }) => clean)).toEqual(plain);
    }),
    { numRuns: 50 },
  );
});

test('what is written plainly is trimmed, in NFC and free of markup', () => {
  expect(['Nguyễn Văn An', 'Số 1, tổ 2', '079203001234'].every(isPlainlyWritten)).toBe(true);
  const unplain = ['', ' a', 'a ', 'a  b', 'a<br>b', 'a&nbsp;b', 'a\tb', 'a\u00a0b', 'Hoà'.normalize('NFD'), '\ufeffa'];
  expect(unplain.filter(isPlainlyWritten)).toEqual([]);
});
