import { id, join, openDuckDb, type Sql, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { profileTable } from '../src/index.ts';
import { land } from './land.ts';

const engine = await openDuckDb({ memoryLimit: 256 * 2 ** 20, threads: 1 });
afterAll(() => engine.close());

type Cell = string | null;
const cell = fc.oneof(fc.constantFrom(null, '', ' ', 'a', 'b', 'B', 'đ', 'a|b'), fc.string({ unit: 'grapheme', maxLength: 3 }));
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 25 }));

const values = (rows: readonly Cell[][]): Sql =>
  sql`select * from (values ${join(rows.map((row) => sql`(${join(row.map((value) => sql`${value}::varchar`))})`))}) t(${join((rows[0] ?? []).map((_, i) => id(`c${i}`)))})`;

const blank = (value: Cell): boolean => value === null || /^[ \t\r\n\u00a0]*$/.test(value);
const byteOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Every smallest set of columns without missing or repeated values, the naive way. */
function keysOf(rows: readonly Cell[][]): string[] {
  const width = rows[0]?.length ?? 0;
  const isKey = (set: number[]): boolean =>
    rows.every((row) => set.every((i) => !blank(row[i] ?? null))) &&
    new Set(rows.map((row) => JSON.stringify(set.map((i) => row[i])))).size === rows.length;
  const sets = Array.from({ length: 2 ** width - 1 }, (_, bits) => Array.from({ length: width }, (__, i) => i).filter((i) => ((bits + 1) >> i) & 1));
  const keys = sets.filter((set) => set.length <= 3 && isKey(set));
  return keys
    .filter((set) => !keys.some((other) => other.length < set.length && other.every((i) => set.includes(i))))
    .map((set) => set.map((i) => `c${i}`).join());
}

test('counts, ranges, duplicates and keys are what a naive count gives', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      // A letter before each value keeps the columns text, so that the reference needs no reading of numbers.
      const texts = rows.map((row) => row.map((value) => (blank(value) ? value : `x${value}`)));
      const profile = await profileTable(engine, await land(engine, values(texts)));
      expect(profile.rows).toBe(texts.length);
      profile.columns.forEach((column, index) => {
        const present = texts.flatMap((row) => (blank(row[index] ?? null) ? [] : [row[index] as string]));
        const sorted = [...new Set(present)].sort(byteOrder);
        expect(column.missing).toBe(texts.length - present.length);
        expect(column.distinct).toBe(sorted.length);
        expect([column.min, column.max]).toEqual([sorted[0] ?? null, sorted.at(-1) ?? null]);
        expect(column.maxLength).toBe(present.length === 0 ? null : Math.max(...present.map((text) => Array.from(text).length)));
        expect(column.notNfc * present.length).toBeCloseTo(present.filter((text) => text.normalize('NFC') !== text).length);
        const counts = new Map<string, number>();
        for (const text of present) counts.set(text, (counts.get(text) ?? 0) + 1);
        expect(column.topValues.map(({ count }) => count)).toEqual([...counts.values()].sort((a, b) => b - a).slice(0, 10));
        for (const { value, count } of column.topValues) expect(counts.get(value)).toBe(count);
      });
      const distinctRows = new Set(texts.map((row) => JSON.stringify(row))).size;
      expect(profile.duplicateRows).toBe(texts.length - distinctRows);
      const expected = keysOf(texts);
      const found = profile.candidateKeys.map((key) => [...key].sort().join());
      expect(expected).toEqual(expect.arrayContaining(found));
      if (expected.length <= 5) expect(found).toHaveLength(expected.length);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('numbers written as text have the range and the count of the numbers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 30 }), fc.boolean(), async (numbers, halves) => {
      const list = numbers.map((number) => (halves ? number / 2 : number));
      const { columns } = await profileTable(engine, await land(engine, values(list.map((number) => [String(number)]))));
      const sorted = [...new Set(list)].sort((a, b) => a - b);
      expect(columns[0]?.type).toBe(list.some((number) => !Number.isInteger(number)) ? 'decimal' : 'integer');
      expect(columns[0]).toMatchObject({
        distinct: sorted.length,
        min: String(sorted[0]),
        max: String(sorted.at(-1)),
        unreadable: 0,
        canonical: true,
      });
    }),
    { numRuns: 60 },
  );
}, 120_000);
