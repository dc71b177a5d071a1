import { openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantilesOf } from '../robust-numbers.ts';
import { numbersAfter, textsAfter } from './sample-values.ts';

test('texts that a change was added to are those of the rows after it', () => {
  // Values whose hash is their number, so that what is left out is known.
  const hashOf = (value: string): bigint => BigInt(value.slice(1));
  const anew = (rows: readonly string[]): { value: string; n: number }[] => {
    const counts = new Map<string, number>();
    for (const value of rows) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => Number(hashOf(a.value) - hashOf(b.value)));
  };
  const kept = (texts: readonly { value: string; n: number }[]) => ({
    whole: texts.length <= 1_500,
    values: texts.slice(0, 1_500).map(({ value }) => value),
    n: texts.slice(0, 1_500).map(({ n }) => n),
    hashes: texts.slice(0, 1_500).map(({ value }) => value.slice(1)),
  });
  const rows = fc.record({ from: fc.nat(3_000), many: fc.nat(2_500), twice: fc.boolean() }).map(({ from, many, twice }) => {
    const once = Array.from({ length: many }, (_, at) => `v${from + at}`);
    return twice ? [...once, ...once] : once;
  });
  let added = 0;
  fc.assert(
    fc.property(rows, rows, rows, (stayed, went, came) => {
      const moved = [
        ...came.map((value) => ({ value, hash: hashOf(value), sign: 1 })),
        ...went.map((value) => ({ value, hash: hashOf(value), sign: -1 })),
      ];
      const after = textsAfter(kept(anew([...stayed, ...went])), moved);
      if (!after) return;
      added += 1;
      const wanted = anew([...stayed, ...came]);
      expect(after.values.slice(0, 1_000)).toEqual(wanted.slice(0, 1_000).map(({ value }) => value));
      expect(after.n).toEqual(wanted.slice(0, after.n.length).map(({ n }) => n));
      if (after.whole) expect(after.values.length).toBe(wanted.length);
    }),
  );
  expect(added).toBeGreaterThan(20);
});

test('sorted numbers that a change was added to are those of the rows after it, and none is told where one went that was not there', () => {
  const numbers = fc
    .array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })))
    .map((list) => list.map((one) => one + 0));
  const sorted = (list: readonly number[]): Float64Array => Float64Array.from(list).sort();
  fc.assert(
    fc.property(numbers, numbers, numbers, (stayed, went, came) => {
      expect(numbersAfter(sorted([...stayed, ...went]), sorted(came), sorted(went))).toEqual(sorted([...stayed, ...came]));
      expect(numbersAfter(sorted(stayed), sorted(came), sorted([...stayed, 1e7]))).toBeNull();
    }),
  );
});

test('quantiles are what the engine tells', async () => {
  await using engine = await openDuckDb({ threads: 1 });
  const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(numbers, async (list) => {
      const values = sql`(select cast(unnest(${list}) as double) as v)`;
      const { median } = await engine.one<{ median: number }>(sql`select quantile_cont(v, 0.5) as median from ${values}`);
      const told = await engine.one<{ mad: number; q01: number; q99: number }>(
        sql`select quantile_cont(abs(v - ${median}), 0.5) as mad, quantile_cont(v, 0.01) as q01, quantile_cont(v, 0.99) as q99 from ${values}`,
      );
      const found = quantilesOf(Float64Array.from(list.map((one) => one + 0)).sort());
      expect({ ...found }).toEqual({ median: median + 0, mad: told.mad, q01: told.q01 + 0, q99: told.q99 + 0 });
    }),
    { numRuns: 50 },
  );
});
