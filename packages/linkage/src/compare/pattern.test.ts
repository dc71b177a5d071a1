import { sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestEngine } from '../../test/engine.ts';
import { patternCode } from './pattern.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const comparisonOf = (levels: number) => ({
  name: `of ${levels}`,
  inputs: [{ column: 'c' }],
  levels: Array.from({ length: levels }, (_, i) => ({ name: `${i}`, test: i === levels - 1 ? null : { kind: 'exact' }, m: null, u: null })),
});

test('what is encoded in SQL is decoded here, and each digit is found in SQL', async () => {
  const cases = fc
    .array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 8 })
    .chain((counts) => fc.record({ counts: fc.constant(counts), levels: fc.tuple(...counts.map((count) => fc.integer({ min: 0, max: count }))) }));
  await fc.assert(
    fc.asyncProperty(cases, async ({ counts, levels }) => {
      const code = patternCode(counts.map(comparisonOf));
      const { pattern } = await engine.one<{ pattern: number }>(sql`select ${code.encode(levels.map((level) => sql`${level}`))} as pattern`);
      expect(code.decode(Number(pattern))).toEqual([...levels]);
      for (const [position, level] of levels.entries()) {
        const { digit } = await engine.one<{ digit: number }>(sql`select ${code.digit(sql`${BigInt(pattern)}`, position)} as digit`);
        expect(Number(digit)).toBe(level * (code.places[position] ?? 0));
      }
    }),
    { numRuns: 30 },
  );
});

test('too many combinations are refused', () => {
  expect(() => patternCode(Array.from({ length: 20 }, () => comparisonOf(9)))).toThrowError(
    expect.objectContaining({ code: 'LINK_TOO_MANY_PATTERNS' }),
  );
});
