import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb, type SqlType, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ColumnStats, columnStats } from './column-stats.ts';
import { detectReading, typeOfStorage } from './detect-reading.ts';
import { groupedStats } from './grouped-stats.ts';
import { takeSample } from './sample.ts';

let engine: Engine;
let folder: string;
let files = 0;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 1 });
  folder = await mkdtemp(join(tmpdir(), 'sogoc-grouped-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

/** All that the statistics say, with the values as one list: which are the frequent ones is told only where there are many. */
function plain({ frequent, others, sum, ...rest }: ColumnStats): unknown {
  const values = new Map([...frequent, ...others].map(({ value, count }) => [value, count]));
  return { ...rest, sum: sum === null ? null : Number(sum.toPrecision(9)), values: [...values].sort() };
}

/** The statistics of a column by the engine and by the process; the second is null where the process leaves the column to the engine. */
async function both(values: readonly (string | null)[], type: SqlType): Promise<{ engine: unknown; process: unknown }> {
  const file = join(folder, `${files++}.parquet`);
  const { dialect } = engine;
  const value = dialect.cast(sql`value`, type);
  await engine.writeParquet(sql`select ${value} as v from ${dialect.unnest(sql`${[...values]}`, 't')}`, file);
  const column = { name: 'v', sourceType: 'text', type };
  const input = { database: 'd', table: 't', file, columns: [column], primaryKey: null, unique: [], references: [] };
  await using sample = await takeSample(engine, input, {});
  const [stored] = sample.columns;
  const grouped = sample.grouped.get('c0');
  if (!stored || !grouped) throw new Error('a small table is grouped');
  const guess = typeOfStorage(stored.storage) ?? detectReading([...grouped.values.keys()]);
  const here = groupedStats(grouped, stored, guess);
  const there = await columnStats(engine, { ...sample, grouped: new Map() }, stored, guess);
  return { engine: plain(there), process: here && plain(here) };
}

const gap = fc.constantFrom(null, '', ' ', '\u00a0');
const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom('Hoà', 'Hoa\u0300', 'đ', '𝒳', '\ufb01', ' x', '\u3000'));
const small = fc.integer({ min: -1e6, max: 1e6 }).map(String);
const whole = fc.oneof(small, fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String));
const fraction = fc.tuple(fc.integer({ min: -1e5, max: 1e5 }), fc.integer({ min: 0, max: 9999 })).map(([a, b]) => `${a}.${b}`);
const day = fc.date({ min: new Date('0800-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const written = day.map((text) => text.split('-').reverse().join('/'));
const comma = fraction.map((text) => text.replace('.', ','));

const columns: [string, fc.Arbitrary<string | null>, SqlType][] = [
  ['words', fc.oneof(word, gap), 'text'],
  ['whole numbers as text', fc.oneof(whole, gap), 'text'],
  ['fractions', fc.oneof(fraction, whole, gap), 'text'],
  ['fractions with a comma', fc.oneof(comma, gap), 'text'],
  ['dates', fc.oneof(day, written, gap), 'text'],
  ['a bit of all', fc.oneof({ weight: 30, arbitrary: small }, fc.constantFrom('007', 'N/A', '1e5', '+3', ' 4', '31/02/1999')), 'text'],
  ['stored whole numbers', fc.oneof(whole, fc.constant(null)), 'bigint'],
  ['stored dates', fc.oneof(day, fc.constant(null)), 'date'],
  ['stored truth', fc.constantFrom('true', 'false', null), 'boolean'],
];

test.each(columns)('the process and the engine find the same: %s', async (_name, value, type) => {
  let here = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 30 }), async (values) => {
      const found = await both(values, type);
      if (found.process === null) return;
      here += 1;
      expect(found.process).toEqual(found.engine);
    }),
    { numRuns: 40 },
  );
  expect(here).toBeGreaterThan(0);
});

test('many values are left to the engine', () => {
  const values = new Map(Array.from({ length: 4_001 }, (_, n) => [`v${n}`, 1]));
  expect(groupedStats({ nulls: 0, values }, { storage: 'text' }, { type: 'text', reading: { kind: 'stored' } })).toBeNull();
});
