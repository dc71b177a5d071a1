import { openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { expressionSql } from './expression.ts';

const engine = await openDuckDb();
afterAll(() => engine.close());

const pieces = fc.constantFrom(' ', '\u00a0', '\t', '\r', '\n', 'a', 'đ', '0', '!', '\u0001');

test('white space of any kind counts as blanks, outer blanks are taken off, and empty text is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.string({ unit: pieces, maxLength: 5 })), { minLength: 30, maxLength: 60 }), async (texts) => {
      await using table = await engine.ingest(
        'texts',
        [
          { name: 'place', type: 'integer' },
          { name: 'text', type: 'text' },
        ],
        [texts.map((text, place) => [place, text])],
      );
      const rows = await engine.all<{ value: string | null }>(
        sql`select ${expressionSql({ column: 'text' }, engine.dialect)} as value from ${table.name} order by place`,
      );
      const cleaned = texts.map((text) => text?.replace(/[\u00a0\t\r\n]/g, ' ').replace(/^ +| +$/g, '') || null);
      expect(rows.map(({ value }) => value)).toEqual(cleaned);
    }),
    { numRuns: 30 },
  );
});
