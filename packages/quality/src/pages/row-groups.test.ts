import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotReadable } from './pages-error.ts';
import { joinGroups, readGroups, type Stretch } from './row-groups.ts';

let folder: string;
let engine: Engine;
let number = 0;
beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'row-groups-'));
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

type Row = Record<'a' | 'b', string | null>;
const text = fc.oneof(
  fc.constantFrom(null, '', 'x', 'Hà Nội'),
  fc.string({ unit: 'binary', maxLength: 20 }).map((own) => own.toWellFormed().replaceAll('\0', '')),
);
const rows = fc.array(fc.record({ a: text, b: text }), { minLength: 1, maxLength: 40 });

const fresh = (): string => {
  number += 1;
  return joinPath(folder, `${number}.parquet`);
};
async function write(all: readonly Row[]): Promise<string> {
  const path = fresh();
  const columns = (['a', 'b'] as const).map((name) => ({ name, type: 'text' }) as const);
  await using table = await engine.ingest('rows', columns, [all.map(({ a, b }) => [a, b])]);
  await engine.writeParquet(sql`select * from ${table.name}`, path);
  return path;
}
const read = (path: string): Promise<Row[]> => engine.all<Row>(sql`select * from read_parquet(${path})`);
const stretchOf = (path: string): Stretch => ({ path, file: readGroups(path), from: 0, groups: readGroups(path).groups.length });

test('row groups of files are one file, with what was told of their values, and may be joined again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { maxLength: 4 }), async (files) => {
      const paths = await Promise.all(files.map(write));
      const [once, twice, some] = [fresh(), fresh(), fresh()];
      await joinGroups(paths.map(stretchOf), once, ['a', 'b'], (sums) => ({ sums: JSON.stringify(sums) }));
      expect(await read(once)).toEqual(files.flat());
      const joined = readGroups(once);
      const sums = JSON.parse(joined.notes.get('sums') ?? '') as number[];
      await joinGroups(
        [...sums.entries()].map(([from, sum]) => ({ path: once, file: joined, from, groups: 1, sum })),
        twice,
        ['a', 'b'],
        () => ({}),
      );
      expect(await read(twice)).toEqual(files.flat());
      const told = (path: readonly string[]): Promise<object[]> =>
        engine.all(sql`select path_in_schema, num_values, encodings, stats_min_value, stats_max_value, stats_null_count, total_compressed_size, total_uncompressed_size
          from parquet_metadata(${path}) order by file_name, row_group_id, column_id`);
      if (paths.length > 0) expect(await told([twice])).toEqual((await Promise.all(paths.map((path) => told([path])))).flat());
      await joinGroups([stretchOf(once)], some, ['b'], () => ({}));
      expect(await read(some)).toEqual(files.flat().map(({ b }) => ({ b })));
    }),
    { numRuns: 30 },
  );
});

test('what is not as it was written, or has other columns, is not joined', async () => {
  const path = await write([{ a: 'one', b: null }]);
  const to = fresh();
  await joinGroups([stretchOf(path)], to, ['a', 'b'], ([sum]) => ({ sum: String(sum) }));
  const sum = Number(readGroups(to).notes.get('sum'));
  const bytes = await readFile(path);
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const join = (stretch: Stretch, columns: string[]): Promise<void> => joinGroups([stretch], fresh(), columns, () => ({}));
  await expect(join({ ...stretchOf(path), sum }, ['a', 'b'])).rejects.toThrow(NotReadable);
  await expect(join(stretchOf(to), ['a', 'c'])).rejects.toThrow(NotReadable);
  await writeFile(path, bytes.subarray(0, 20));
  expect(() => readGroups(path)).toThrow(NotReadable);
  const numbers = fresh();
  await engine.writeParquet(sql`select 1 as a`, numbers);
  expect(() => readGroups(numbers)).toThrow(NotReadable);
});
