import { openDuckDb, sql } from '@sogoc/engine';
import { maskText } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maskSql } from './mask-sql.ts';

let engine: Awaited<ReturnType<typeof openDuckDb>>;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 256 * 2 ** 20, threads: 1 });
});
afterAll(() => engine.close());

const masked = async (texts: readonly string[]): Promise<string[]> => {
  const rows = await engine.all<{ text: string }>(
    sql`select ${maskSql(sql`value`, engine.dialect)} as text from ${engine.dialect.unnest(sql`${texts}`, 't')}`,
  );
  return rows.map(({ text }) => text);
};

test('masks as the profile does', async () => {
  const texts = ['Nguyễn Văn An', '079203001234', 'aBc Đỗ x', 'Hoà'.normalize('NFD'), 'AB-12', ''];
  expect(await masked(texts)).toEqual(texts.map(maskText));
});

test('masks any text as the profile does', async () => {
  const letters = fc.constantFrom(...'aĐđxXẾế19 .-/<>áß中'.split(''), 'e\u0302\u0301', '\n');
  const text = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
      expect(await masked(texts)).toEqual(texts.map(maskText));
    }),
    { numRuns: 30 },
  );
});
