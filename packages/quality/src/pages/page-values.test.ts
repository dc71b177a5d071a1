import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, id, openDuckDb, sql } from '@sogoc/engine';
import type { AskedValues, ValueRows } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPageValues } from './page-values.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'page-values-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const told = { usual: 1, small: 2, finite: 4, fraction: 8, lengthFrom: 4, longest: 20 };
const spaceFor = (rows: number): ValueRows => ({
  hashes: new Int32Array(2 * rows),
  told: new Int32Array(rows),
  n: new Int32Array(rows),
  rows: new Float64Array(rows),
  count: 0,
});

/** Of each row the hash and what is told, or null. */
function byRow(into: ValueRows, rows: number, hashes: readonly (bigint | null)[]): void {
  const n = new Map<bigint, number>();
  for (let at = 0; at < into.count; at += 1) {
    const hash = (BigInt(into.hashes[2 * at + 1] ?? 0) << 32n) | BigInt((into.hashes[2 * at] ?? 0) >>> 0);
    expect(hashes[into.rows[at] ?? rows]).toBe(hash);
    n.set(hash, (n.get(hash) ?? 0) + (into.n[at] ?? 0));
  }
  const expected = new Map<bigint, number>();
  for (const hash of hashes) if (hash !== null) expected.set(hash, (expected.get(hash) ?? 0) + 1);
  expect(n).toEqual(expected);
}

const text = fc.oneof(fc.constantFrom('', ' ', 'Nguyễn Văn Sỹ', 'a', 'e\u0301', '007', '12'), fc.string({ unit: 'binary', maxLength: 40 }));
const double = fc.oneof(fc.double(), fc.constantFrom(-0, 0, 1.5, 2, 1e301, Number.NaN, Number.NEGATIVE_INFINITY));
const row = fc.record({
  word: fc.option(text.map((own) => own.toWellFormed().replaceAll('\0', ''))),
  few: fc.option(fc.nat(20)),
  small: fc.option(fc.integer()),
  large: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  size: fc.option(double),
  day: fc.option(fc.integer({ min: -800_000, max: 2_900_000 })),
  code: fc.option(fc.integer().map(String)),
});

test('values of pages have the hashes that the engine gives them, and what is told of them is true', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 200 }), fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), async (some, last) => {
      number += 1;
      // Often enough for a dictionary to be written.
      const rows = number % 2 === 0 ? some : Array.from({ length: 20 }, () => some).flat();
      await using table = await engine.ingest(
        'own',
        [
          { name: 'word', type: 'text' },
          { name: 'few', type: 'integer' },
          { name: 'small', type: 'integer' },
          { name: 'large', type: 'text' },
          { name: 'size', type: 'double' },
          { name: 'day', type: 'integer' },
          { name: 'code', type: 'text' },
        ],
        [rows.map(({ word, few, small, large, size, day, code }) => [word, few, small, large === null ? null : String(large), size, day, code])],
      );
      const file = join(folder, `${number}.parquet`);
      const query = sql`select word, 'K' || few as few, small, cast(large as bigint) as large, size, date '1970-01-01' + day as day, code from ${table.name} t`;
      await engine.writeParquet(query, file);
      const { dialect } = engine;
      using reader = openPageValues();
      const read = async (name: string, storage: AskedValues['storage'], usual: string | null): Promise<void> => {
        const into = spaceFor(rows.length);
        const found = reader.add({ file, rows: rows.length }, { name, storage, usual, isNumber: name === 'code', last, told }, 0, into);
        const own = dialect.hashRow([sql`v`]);
        const hash = storage === 'text' ? dialect.hash64(sql`v`) : own;
        const asked = await engine.all<{ hash: bigint | number; own: bigint | number; length: number | null; present: boolean }>(
          sql`select ${hash} as hash, ${own} as own, ${storage === 'text' ? sql`length(v)` : sql`0`} as length, v is not null as present
            from (select ${id('t', name)} as v, file_row_number as n
              from ${dialect.readParquet([file], { rowNumber: true })} t) t order by n`,
        );
        byRow(
          into,
          rows.length,
          asked.map((one) => (one.present ? BigInt(one.hash) : null)),
        );
        expect(found?.nulls).toBe(asked.filter((one) => !one.present).length);
        const odd = new Map(found?.odd.map((one) => [one.at, one.text]));
        for (let at = 0; at < into.count; at += 1) {
          const one = asked[into.rows[at] ?? 0];
          const value = rows[into.rows[at] ?? 0];
          let expected = told.usual + (BigInt(one?.own ?? 0) <= last ? told.small : 0);
          if (storage === 'text') expected += Math.min(one?.length ?? 0, told.longest) * 2 ** told.lengthFrom;
          if (storage === 'integer') expected += told.finite;
          if (name === 'size') {
            const size = value?.size ?? 0;
            if (Math.abs(size) < 1e300) expected += told.finite;
            if (!(Math.abs(size) < 1e300 && Number.isInteger(size))) expected += told.fraction;
          }
          expect(into.told[at]).toBe(expected);
          if (name === 'word') expect(odd.get(at)).toBe(/^[0-9]+$/.test(value?.word ?? '') ? undefined : value?.word);
        }
        const codes = rows.flatMap(({ code }) => (code === null ? [] : Number(code)));
        const numbers =
          name === 'code' ? codes : rows.flatMap((one) => (name === 'small' ? (one.small ?? []) : name === 'size' ? (one.size ?? []) : []));
        const isTold = name === 'small' || name === 'code' || (name === 'size' && numbers.every((one) => Math.abs(one) < 1e300));
        if (isTold && numbers.length > 0) {
          expect(found?.bounds?.least).toBe(numbers.reduce((a, b) => (b < a ? b : a)));
          expect(found?.bounds?.most).toBe(numbers.reduce((a, b) => (b > a ? b : a)));
          if (name !== 'size') expect(found?.bounds?.sum).toBe(numbers.reduce((a, b) => a + b));
        } else if (name === 'size' && !isTold) expect(found?.bounds).toBeNull();
      };
      await read('word', 'text', '^[0-9]+$');
      await read('few', 'text', '^K[0-9]+$');
      await read('small', 'integer', null);
      await read('large', 'integer', null);
      await read('size', 'double', null);
      await read('day', 'date', null);
      await read('code', 'text', '^(0|-?[1-9][0-9]*)$');
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('what cannot be read by pages is not told', async () => {
  const file = join(folder, 'other.parquet');
  await engine.writeParquet(sql`select true as yes, 1.5::decimal(9, 2) as price, 4000000000::uinteger as large, 'x' as word`, file);
  using reader = openPageValues();
  const asked = (name: string, storage: AskedValues['storage']): AskedValues => ({ name, storage, usual: '^x$', last: 0n, told });
  const into = spaceFor(2);
  expect(reader.add({ file, rows: 1 }, asked('yes', 'boolean'), 0, into)).toBeNull();
  expect(reader.add({ file, rows: 1 }, asked('price', 'decimal'), 0, into)).toBeNull();
  expect(reader.add({ file, rows: 1 }, asked('large', 'integer'), 0, into)).toBeNull();
  expect(reader.add({ file, rows: 1 }, asked('none', 'text'), 0, into)).toBeNull();
  expect(reader.add({ file, rows: 2 }, asked('word', 'text'), 0, into)).toBeNull();
  expect(reader.add({ file: join(folder, 'nowhere.parquet'), rows: 1 }, asked('word', 'text'), 0, into)).toBeNull();
  into.count = 0;
  expect(reader.add({ file, rows: 1 }, asked('word', 'text'), 7, into)).toEqual({ nulls: 0, odd: [], bounds: null });
  expect([into.count, into.rows[0]]).toEqual([1, 7]);
});
