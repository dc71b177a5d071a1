import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Counts } from '../column-stats.ts';
import type { StoredColumn } from '../sample.ts';
import { hashOf } from '../value-hash.ts';
import { type IndexFile, ValueIndex } from './value-index.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'sogoc-values-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const integer: StoredColumn = { name: 'v', sourceType: 'integer', storage: 'integer', plainText: false, key: 'c0', from: 'v' };
const text: StoredColumn = { ...integer, sourceType: 'text', storage: 'text', plainText: true };
const all = (rows: number, values: number, as: string) => {
  const value = as === 'text' ? sql`cast(i % ${values} as varchar)` : sql`i % ${values}`;
  return { all: sql`(select ${value} as v from range(${rows}) r(i))` };
};
const countsOf = (present: number, distinct: number): Counts => ({
  ...{ nulls: 0, blank: 0, present, distinct, unreadable: 0, unreadableDistinct: 0, uncanonical: 0, unplain: 0, leadingZeros: 0, fractions: 0 },
  ...{ min: null, max: null, minLength: null, maxLength: null, notNfc: 0, sum: null, finite: 0 },
});
const indexAt = (turn: number): ValueIndex =>
  new ValueIndex(engine, { folder, release: '1' }, { database: 'd', table: 't' }, `state-${turn}`, undefined);

async function hashesOf(column: StoredColumn, values: readonly number[]): Promise<Int32Array> {
  const value = column.storage === 'text' ? sql`cast(v as varchar)` : sql`v`;
  const list = sql`(select unnest(${[...values]}) as v, unnest(${values.map((_, at) => at)}) as place)`;
  const halves: number[] = [];
  for await (const [hash = []] of engine.streamNumbers(sql`select ${hashOf(column, value, engine.dialect)} as hash from ${list} l order by place`))
    halves.push(...hash);
  return Int32Array.from(halves);
}

test.each([
  ['many numbers that repeat', integer, 100_000, 20_000],
  ['few numbers', integer, 20_000, 40],
  ['numbers that hardly repeat', integer, 20_000, 15_000],
  ['texts that repeat', text, 40_000, 2_000],
  ['texts that hardly repeat', text, 20_000, 15_000],
])(
  'however often values change, each is told as often as it is there, and files stay few: %s',
  async (_, column, rows, distinct) => {
    const sample = all(rows, distinct, column.storage);
    let files: readonly IndexFile[] = (await indexAt(0).add(sample, column, countsOf(rows, distinct))) ?? [];
    expect(files).toHaveLength(1);
    const there = new Map<number, number>();
    const was = (value: number): number => there.get(value) ?? (value < distinct ? Math.floor((rows - 1 - value) / distinct) + 1 : 0);
    let present = rows;
    for (let turn = 1; turn <= 12; turn += 1) {
      const values = Array.from({ length: 30 }, (_, at) => (at * 7 + turn * 11) % (distinct + 60));
      const some = [...new Set(values)];
      const hashes = await hashesOf(column, some);
      const index = indexAt(turn);
      const found = await index.look(files, countsOf(present, distinct), hashes);
      expect([...(found ?? [])]).toEqual(some.map(was));
      // One half goes wholly, of the other comes more.
      const times = Int32Array.from(some, (value, at) => (at % 2 === 0 ? -was(value) : at));
      some.forEach((value, at) => {
        const next = was(value) + (times[at] ?? 0);
        there.set(value, next);
      });
      present += times.reduce((sum, n) => sum + n, 0);
      // What is counted anew, where files are many, is what is there then.
      const now = Array.from({ length: distinct + 60 }, (_, value) => was(value));
      const list = sql`(select unnest(${now.map((_, value) => value)}) as v, unnest(${now}) as n)`;
      const value = column.storage === 'text' ? sql`cast(l.v as varchar)` : sql`l.v`;
      const after = { all: sql`(select ${value} as v from ${list} l, range(${rows}) r(i) where r.i < l.n)` };
      files = (await index.addChange(after, column, countsOf(present, distinct), files, { hashes, times })) ?? [];
      expect(files.length).toBeLessThanOrEqual(8);
    }
  },
  60_000,
);

test('nothing is told where a file is cut, or values are missing from it', async () => {
  const made = (await indexAt(20).add(all(1_000, 10, 'integer'), integer, countsOf(1_000, 10))) ?? [];
  const hashes = await hashesOf(integer, [1, 2]);
  expect([...((await indexAt(21).look(made, countsOf(1_000, 10), hashes)) ?? [])]).toEqual([100, 100]);
  expect(await indexAt(21).look(made, countsOf(1_001, 10), hashes)).toBeNull();
  for (const name of (await readdir(folder)).filter((one) => one === made[0]?.name)) await truncate(join(folder, name), 20);
  expect(await indexAt(21).look(made, countsOf(1_000, 10), hashes)).toBeNull();
});

test('numbers of which none is there twice are not kept', async () => {
  expect(await indexAt(30).add(all(1_000, 1_000, 'integer'), integer, countsOf(1_000, 1_000))).toBeUndefined();
  expect(await indexAt(30).add(all(1_000, 900, 'integer'), integer, countsOf(1_000, 900))).toHaveLength(1);
});
