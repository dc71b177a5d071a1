import type { Check, Expectation } from '@sogoc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runRules } from '../src/index.ts';
import { asked, brief, found, now } from './asked.ts';
import { openWorkshop, tinyPack, type Workshop } from './tiny.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const be = (operator: Expectation['operator'], value: Expectation['value'], unit: Expectation['unit'] = 'rows'): Expectation => ({
  operator,
  value,
  unit,
});

test('coverage: members of the population without a record', async () => {
  const people = await shop.table('people', [{ id: '1' }, { id: '2' }, { id: '3' }, { id: null }]);
  const cards = await shop.table('cards', [{ person: '2' }, { person: '2' }, { person: '9' }]);
  const check: Check = { kind: 'coverage', columns: ['person'], population: { database: 'db', table: 'people', columns: ['id'] } };
  const { results, discrepancies } = await found(shop.engine, [people, cards], [asked('cards', check)]);
  expect(brief(discrepancies)).toEqual(['1: ∅ → 1 (missing)', '3: ∅ → 3 (missing)']);
  expect(results[0]).toMatchObject({ checked: 3, failed: 2 });
});

test('row count', async () => {
  const table = await shop.table('rows', [{ v: 'a' }, { v: 'b' }]);
  const rules = [be('mustBe', 2), be('mustBeGreaterThan', 2), be('mustBeBetween', [1, 2]), be('mustNotBeBetween', [1, 2])];
  const { results, discrepancies } = await found(
    shop.engine,
    [table],
    rules.map((expected, i) => asked('rows', { kind: 'row-count', expected }, { id: `r${i}` })),
  );
  expect(results.map(({ kept, score, measured }) => [kept, score, measured])).toEqual([
    [true, 100, 2],
    [false, 0, 2],
    [true, 100, 2],
    [false, 0, 2],
  ]);
  expect(discrepancies).toEqual([]);
});

test('newest: how old the table is by its newest date; dates to come do not count', async () => {
  const table = await shop.table('log', [{ at: '2025-07-01' }, { at: '2025-08-01' }, { at: '2999-01-01' }, { at: null }]);
  const { results } = await found(
    shop.engine,
    [table],
    [3, 4].map((days) => asked('log', { kind: 'newest', column: 'at', days }, { id: `d${days}` })),
  );
  expect(results.map(({ kept, measured }) => [kept, measured])).toEqual([
    [false, 4],
    [true, 4],
  ]);
});

test('how old something is is counted up to the day that the data is from', async () => {
  const table = await shop.table('past', [{ at: '2025-06-20' }, { at: '2025-06-29' }, { at: '2025-07-20' }]);
  const rules = [asked('past', { kind: 'newest', column: 'at', days: 2 }), asked('past', { kind: 'freshness', column: 'at', days: 5 })];
  const of = async (asOf: string | null) => {
    const { results, discrepancies } = await runRules(shop.engine, [table], rules, { pack: tinyPack, now, asOf: () => asOf });
    await using _ = discrepancies;
    return results.map(({ measured, kept, failed }) => [measured, kept, failed]);
  };
  const told = (age: number, kept: boolean, failed: number) => [
    [age, kept, 0],
    [undefined, undefined, failed],
  ];
  expect(await of('2025-06-30')).toEqual(told(1, true, 1));
  expect(await of(null)).toEqual(told(16, false, 3));
  // Of a day to come, or of what is none, nothing is known.
  expect(await of('2026-01-01')).toEqual(told(16, false, 3));
  expect(await of('yesterday')).toEqual(told(16, false, 3));
});

describe('promises of a contract', () => {
  test('are kept or not, while the score stays the share; findings come out either way', async () => {
    const table = await shop.table('p', [{ v: 'a' }, { v: null }, { v: null }, { v: 'b' }]);
    const promises = [be('mustBe', 0), be('mustBeLessThan', 3), be('mustBeLessOrEqualTo', 50, 'percent'), be('mustBeLessThan', 50, 'percent')];
    const rules = promises.map((promise, i) => asked('p', { kind: 'required', column: 'v' }, { id: `r${i}`, promise }));
    const { results, discrepancies } = await found(shop.engine, [table], rules);
    expect(results.map(({ kept, score, failed }) => [kept, score, failed])).toEqual([
      [false, 50, 2],
      [true, 50, 2],
      [true, 50, 2],
      [false, 50, 2],
    ]);
    expect(discrepancies).toHaveLength(8);
  });

  test('that ask for some gaps lead to no record', async () => {
    const table = await shop.table('q', [{ v: 'a' }, { v: null }]);
    const { results, discrepancies } = await found(
      shop.engine,
      [table],
      [asked('q', { kind: 'required', column: 'v' }, { promise: be('mustBeGreaterThan', 3) })],
    );
    expect(results[0]).toMatchObject({ kept: false, score: 0, failed: 0 });
    expect(discrepancies).toEqual([]);
  });
});

test('follows: what a recorded event changes is changed; the newest counts, and one that gives what nobody knows does not', async () => {
  const parcels = await shop.table('parcels', [
    { id: 'a', owner: 'x' },
    { id: 'b', owner: 'x' },
    { id: 'c', owner: 'x' },
    { id: 'd', owner: 'x' },
  ]);
  const owners = await shop.table('owners', [{ code: 'x' }, { code: 'y' }]);
  const sales = await shop.table('sales', [
    { parcel: 'a', buyer: 'y', day: '2024-01-01' },
    { parcel: 'a', buyer: 'x', day: '2020-01-01' },
    { parcel: 'b', buyer: 'x', day: '2024-01-01' },
    { parcel: 'c', buyer: 'unknown', day: '2024-01-01' },
  ]);
  const event = {
    database: 'db',
    table: 'sales',
    of: 'parcel',
    value: { column: 'buyer' },
    since: 'day',
    known: { table: 'owners', column: 'code' },
  };
  const check: Check = { kind: 'follows', columns: ['id', 'owner'], event };
  const { results, discrepancies } = await found(shop.engine, [parcels, owners, sales], [asked('parcels', check)]);
  expect(brief(discrepancies)).toEqual(['#1: x → y (stale)']);
  expect(results[0]).toMatchObject({ checked: 2, failed: 1 });
});

test('follows: only events after the record itself, and only of a key that names something', async () => {
  const deeds = await shop.table(
    'deeds',
    [
      { parcel: '001', state: 'valid', day: '2020-01-01' },
      { parcel: '001', state: 'valid', day: '2024-01-01' },
      { parcel: '999', state: 'valid', day: '2020-01-01' },
      { parcel: '999', state: 'valid', day: '2024-01-01' },
    ],
    {},
    { parcel: { semanticType: { id: 'tiny.code', confidence: 1, matched: 1 } } },
  );
  const event = { database: 'db', table: 'deeds', of: 'parcel', value: { is: 'withdrawn' }, since: 'day' };
  const check: Check = { kind: 'follows', columns: ['parcel', 'state'], event, after: 'day' };
  const { discrepancies } = await found(shop.engine, [deeds], [asked('deeds', check)]);
  expect(brief(discrepancies)).toEqual(['#1: valid → withdrawn (stale)']);
});

test('trial rows: nearly empty records, and half empty ones with the words of a trial', async () => {
  const columns = ['a', 'b', 'c', 'd', 'e'];
  const row = (...values: (string | null)[]): Record<string, string | null> =>
    Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null]));
  const full = Array.from({ length: 160 }, (_, i) => row(`Ann ${i}`, 'x', 'y', 'z', 'w'));
  const left = [
    row('Test person', 'x', 'y'),
    row('TEST', 'x', 'y', 'z', 'w'),
    row(null, 'x'),
    row('Test Street 5', 'x', 'y', 'z', 'w'),
    row('Ann', 'x', 'y'),
    row('Ann', 'x', '\u00a0Uj\u0130 Coba ', 'z', 'w'),
    // A line is no text, and texts of two columns are none together.
    row('Ann\ntest\n5', 'x', 'y', 'z', 'w'),
    row('Ann\ntest\n5', 'x', 'y'),
    row('abc', 'xyz', 'y'),
    row(`test ${'a'.repeat(56)}`, 'x', 'y'),
    row(`test ${'a'.repeat(55)}\u3000`, 'x', 'y'),
    row('\u3000\ttest\n', '\n', ' ', 'z', 'w'),
    row('Ann', '', '\u2003', 'test', null),
  ];
  const table = await shop.table('trials', [...full, ...left]);
  const { results, discrepancies } = await found(shop.engine, [table], [asked('trials', { kind: 'trial-rows' })]);
  expect(brief(discrepancies)).toEqual([161, 162, 163, 166, 168, 171, 172, 173].map((place) => `#${place}: ∅ → ∅ (outlier)`));
  expect(results[0]).toMatchObject({ checked: 173, failed: 8, columns: [] });
});

test('a repeated key counts the records beyond the first of each group (the worked example of docs/reference/scores.md)', async () => {
  const codes = Array.from({ length: 3_321 }, (_, place) => ({ code: place < 9 ? 'a' : place < 11 ? 'b' : String(place) }));
  const table = await shop.table('communes', codes);
  const { results } = await found(shop.engine, [table], [asked('communes', { kind: 'unique', columns: ['code'] })]);
  expect(results[0]).toMatchObject({ checked: 3_321, failed: 9 });
  expect(results[0]?.score).toBeCloseTo(99.73, 2);
});
