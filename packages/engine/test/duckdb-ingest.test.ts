import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, type IngestColumn, type IngestRow, openDuckDb, SogocError, type SqlType, sql } from '../src/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 1 });
});
afterAll(() => engine.close());

const columns: IngestColumn[] = [
  { name: 'tên', type: 'text' },
  { name: 'is "it"', type: 'boolean' },
  { name: 'i', type: 'integer' },
  { name: 'b', type: 'bigint' },
  { name: 'd', type: 'double' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'timestamp' },
  { name: 'bytes', type: 'blob' },
];
const row: IngestRow = [
  "Đ'ặng\0🏠",
  true,
  -2147483648,
  2n ** 63n - 1n,
  -0.1,
  new Date('1969-12-31T23:59:59Z'),
  new Date('2025-07-01T09:30:00.123Z'),
  new Uint8Array([0, 255]),
];
const stored = [...row.with(5, new Date('1969-12-31T00:00:00Z'))];

test('every type goes in and comes out, and on to Parquet', async () => {
  const nulls = columns.map((_, index) => (index % 2 === 0 ? null : undefined));
  await using table = await engine.ingest('all types', columns, [[row], [], [nulls, []]]);
  expect(table.rows).toBe(3);
  const values = async (from: typeof sql extends never ? never : ReturnType<typeof sql>) =>
    (await engine.all(sql`select * from ${from}`)).map((found) => Object.values(found));
  const empty = columns.map(() => null);
  expect(await values(sql`${table.name}`)).toEqual([stored, empty, empty]);

  const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  const path = join(folder, 'table.parquet');
  expect(await engine.writeParquet(sql`select * from ${table.name}`, path)).toBe(3);
  expect(await values(engine.dialect.readParquet([path]))).toEqual([stored, empty, empty]);
  await rm(folder, { recursive: true });
});

test('batches of any size keep their order', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5000), { maxLength: 6 }), async (sizes) => {
      let next = 0;
      const batches = sizes.map((size) => Array.from({ length: size }, () => [next++]));
      await using table = await engine.ingest('order', [{ name: 'i', type: 'integer' }], batches);
      expect(table.rows).toBe(next);
      const rows = await engine.all<{ i: number }>(sql`select i from ${table.name}`);
      expect(rows.every((found, index) => found.i === index)).toBe(true);
    }),
    { numRuns: 20 },
  ));

test('any text goes in', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), async (texts) => {
      await using table = await engine.ingest('texts', [{ name: 'x', type: 'text' }], [texts.map((text) => [text])]);
      expect((await engine.all<{ x: string }>(sql`select x from ${table.name}`)).map(({ x }) => x)).toEqual(texts);
    }),
  ));

test('half a surrogate pair is replaced', async () => {
  await using table = await engine.ingest('texts', [{ name: 'x', type: 'text' }], [[['a\ud800b']]]);
  expect(await engine.all(sql`select x from ${table.name}`)).toEqual([{ x: 'a\ufffdb' }]);
});

describe('a value of another type is refused, by place and without the value', () => {
  const cases: [SqlType, IngestRow[number]][] = [
    ['text', 7],
    ['boolean', 'true'],
    ['integer', 2147483648],
    ['integer', 1.5],
    ['integer', '7'],
    ['bigint', 2n ** 63n],
    ['bigint', 2 ** 60],
    ['double', '1.5'],
    ['date', new Date(Number.NaN)],
    ['date', '2025-07-01'],
    ['timestamp', 0],
    ['blob', 'secret'],
  ];
  test.each(cases)('%s: %s', async (type, value) => {
    const rows = Array.from({ length: 2050 }, (): IngestRow => [null]);
    const refused = engine.ingest('bad', [{ name: 'cột', type }], [rows, [[value]]]);
    await expect(refused).rejects.toMatchObject({ code: 'ENGINE_BAD_VALUE', place: 'column cột, row 2051' });
    await expect(refused).rejects.not.toThrow('secret');
    expect(await engine.all(sql`select table_name from information_schema.tables`)).toEqual([]);
  });
});

test('an error of the source passes as it is, and its end is told to it', async () => {
  let isEnded = false;
  async function* failing(): AsyncGenerator<number[][]> {
    yield [[1]];
    throw new SogocError('SOURCE_UNREACHABLE', 'The server is gone');
  }
  async function* ends(): AsyncGenerator<(number | string)[][]> {
    try {
      yield [['no number']];
    } finally {
      isEnded = true;
    }
  }
  const column: IngestColumn[] = [{ name: 'i', type: 'integer' }];
  await expect(engine.ingest('source', column, failing())).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  await expect(engine.ingest('source', column, ends())).rejects.toMatchObject({ code: 'ENGINE_BAD_VALUE' });
  expect(isEnded).toBe(true);
  expect(await engine.all(sql`select table_name from information_schema.tables`)).toEqual([]);
});

test('numbers go in and come out by column, and other types are refused', async () => {
  const numbers: IngestColumn[] = [
    { name: 'i', type: 'integer' },
    { name: 'b', type: 'bigint' },
    { name: 'd', type: 'double' },
  ];
  const many = Int32Array.from({ length: 5000 }, (_, index) => index - 2500);
  const doubles = Float64Array.from(many, (value) => value * 2 ** 40);
  await using table = await engine.ingestNumbers('numbers', numbers, [
    [many, doubles, doubles],
    [many.subarray(0, 0), doubles.subarray(0, 0), doubles.subarray(0, 0)],
  ]);
  expect(table.rows).toBe(5000);
  const seen: number[][] = [];
  for await (const [i, d, b] of engine.streamNumbers(sql`select nullif(i, 7) as i, d, b from ${table.name} where b = cast(d as bigint) order by i`))
    seen.push(...[...(i ?? [])].map((value, at) => [value, d?.[at] ?? 0, ((b?.[2 * at] ?? 0) >>> 0) + (b?.[2 * at + 1] ?? 0) * 2 ** 32]));
  expect(seen.length).toBe(5000);
  expect(seen.filter(([i, d, b]) => d !== (i ?? 0) * 2 ** 40 || d !== b)).toEqual([[0, 7 * 2 ** 40, 7 * 2 ** 40]]);
  await expect(engine.streamNumbers(sql`select true as a`).next()).rejects.toMatchObject({ code: 'ENGINE_BAD_VALUE' });
});

test('texts come out as code points, with -1 behind each', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 5000 }), async (texts) => {
      await using table = await engine.ingest('texts', [{ name: 'a', type: 'text' }], [texts.map((text) => [text])]);
      const points: number[] = [];
      for await (const [column] of engine.streamNumbers(sql`select a from ${table.name}`)) points.push(...(column ?? []));
      expect(points).toEqual(texts.flatMap((text) => [...(text ?? '')].map((one) => one.codePointAt(0) ?? 0).concat(-1)));
    }),
    { numRuns: 20 },
  ));
