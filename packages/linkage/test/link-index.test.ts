import { type Engine, id, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  codeComparison,
  exactComparison,
  LinkIndex,
  type LinkModel,
  type LinkTable,
  nameComparison,
  predictPairs,
  scoreCandidates,
} from '../src/index.ts';
import { openTestEngine, tableOf } from './engine.ts';
import { columns, inArrays, keyed, model, partition, trained } from './index-models.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const times = (by: number): number[][] =>
  (model.comparisons[1]?.levels ?? []).map((_, x) => (model.comparisons[2]?.levels ?? []).map((__, y) => (x === y ? by : 1 / by)));
/** The same where different things with one name in common may be alike in the rest, and code and town depend on each other. */
const withRelated: LinkModel = {
  ...inArrays,
  ties: [{ between: ['code', 'town'], same: times(1.5), different: times(4) }],
  related: { apart: 'name', share: 0.2, levels: model.comparisons.map(({ levels }, i) => levels.map((level) => (i === 0 ? level.u : level.m) ?? 0)) },
};
const row = fc.tuple(
  fc.constantFrom('an', 'anh', 'binh', 'bin', null),
  fc.constantFrom('1234', '1235', '9876', '98', null),
  fc.constantFrom('hue', 'vinh', null),
  fc.constantFrom('090', '091', '090;091', null),
);
const records = fc.array(row, { minLength: 1, maxLength: 8 });
type Row = (string | null)[];

/** Two records that one of a source without duplicates weighs the same with, added up from the same bits in another order. */
const equalWeights = (model: LinkModel): [LinkModel, Row[], Row[], Row[], number] => [
  model,
  [
    ['an', '1234', 'hue', '090'],
    ['an', '1234', 'hue', '090'],
  ],
  [
    ['an', '1234', 'vinh', '091'],
    ['an', null, 'hue', '090'],
  ],
  [
    ['an', null, 'hue', '091'],
    ['an', '1234', 'hue', '090'],
  ],
  984210661,
];

test('an index that took in changes equals one opened over the records as they are', { timeout: 240_000 }, async () => {
  let merged = 0;
  const withoutDuplicates: LinkModel = { ...inArrays, duplicateFree: ['left'] };
  const models = fc.constantFrom(model, inArrays, { ...inArrays, kind: 'link' as const }, withoutDuplicates);
  await fc.assert(
    fc.asyncProperty(models, records, records, records, fc.nat(), async (model, first, second, changed, pick) => {
      const a = keyed(first, 'a');
      const b = keyed(second, 'b');
      const c = keyed(changed, 'a').slice(0, first.length);
      const goneKey = a[pick % a.length]?.[0] ?? '';
      const decidedKey = a[(pick + 1) % a.length]?.[0] ?? '';
      await using decided = await engine.materialize(
        'test_decisions',
        sql`select 'left' as left_source, ${decidedKey} as left_key, 'right' as right_source, 'b0' as right_key, ${pick % 2 === 0} as same`,
      );
      const decisions = { relation: sql`select * from ${decided.name}` };
      const open = (left: (string | null)[][], right: (string | null)[][], book?: LinkIndex['frequencyBook']): Promise<LinkIndex> =>
        Promise.all([tableOf(engine, 'left', columns, left), tableOf(engine, 'right', columns, right)]).then((tables) =>
          LinkIndex.open(engine, tables, model, { decisions, ...(book && { frequencyBook: book }) }),
        );
      await using index = await open(a, []);
      await index.update({ tables: [await tableOf(engine, 'right', columns, b)] });
      if (pick % 3 === 0) await engine.run(sql`update ${decided.name} set same = not same`);
      if (pick % 3 === 1) await engine.run(sql`delete from ${decided.name}`);
      await index.update({ tables: [await tableOf(engine, 'left', columns, c)] });
      await index.update({ removed: sql`select 'left' as source, ${goneKey} as record_key` });
      const now = new Map([...a, ...c].map((values) => [values[0], values]));
      now.delete(goneKey);
      await using full = await open([...now.values()], b, index.frequencyBook);
      const entities = await partition(engine, index);
      expect(entities).toEqual(await partition(engine, full));
      merged += entities.filter((members) => members.includes(' ')).length;
    }),
    { numRuns: 20, examples: [equalWeights(withoutDuplicates)] },
  );
  expect(merged).toBeGreaterThan(10);
});

test.for([300_000, undefined])('links that outgrow their arrays go on in tables, or in longer arrays', { timeout: 120_000 }, async (arrays) => {
  // Some hundred records are one entity, and a block has more pairs than are read at once.
  const rows = keyed(
    Array.from({ length: 1600 }, (_, i) => [
      `name${i < 150 ? 0 : i % 800}`,
      String(1000 + (i < 150 ? 0 : i % 800)),
      i % 3 === 0 ? 'hue' : 'vinh',
      null,
    ]),
    'a',
  );
  const table = (from: number, to: number): Promise<LinkTable> => tableOf(engine, 't', columns, rows.slice(from, to));
  await using index = await LinkIndex.open(engine, [await table(0, 4)], inArrays, { ...(arrays && { arrays }) });
  for (const [from, to] of [
    [4, 20],
    [20, 1500],
    [1500, 1600],
  ] as const)
    await index.update({ tables: [await table(from, to)] });
  await index.update({ removed: sql`select 't' as source, 'a3' as record_key` });
  rows.splice(3, 1);
  await using full = await LinkIndex.open(engine, [await table(0, 1599)], inArrays, { frequencyBook: index.frequencyBook });
  expect(await partition(engine, index)).toEqual(await partition(engine, full));
});

/** The same without frequencies, which say little among three records. */
const plain = trained({ ...model, comparisons: [nameComparison('name', { frequency: false }), codeComparison('code'), exactComparison('town')] });
const plainInArrays: LinkModel = { ...plain, blocking: inArrays.blocking };

test.for([model, inArrays])('a change whose keys do not name one record each is refused, and the index stays as it was', async (model) => {
  const table = (...rows: (string | null)[][]): Promise<LinkTable> => tableOf(engine, 't', columns, rows);
  await using index = await LinkIndex.open(engine, [await table(['1', 'anh', '1234', 'hue', '090'], ['2', 'anh', '1234', 'hue', '090'])], model);
  const before = await engine.all(index.entities);
  const change =
    (...keys: (string | null)[]) =>
    async () =>
      index.update({ tables: [await table(...keys.map((key) => [key, 'anh', '1234', 'hue', '090']))] });
  await expect(change('3', '4', '3')()).rejects.toMatchObject({ code: 'LINK_KEY_REPEATS' });
  await expect(change('3', null)()).rejects.toMatchObject({ code: 'LINK_KEY_MISSING' });
  expect(await engine.all(index.entities)).toEqual(before);
  expect(await change('3', '2')()).toMatchObject({ added: 2, replaced: 1 });
  expect(await partition(engine, index)).toEqual(['t:1 t:2 t:3']);
  const { rows } = await engine.one<{ rows: number }>(sql`select count(*) as rows from ${index.prepared.records.name}`);
  expect(rows).toBe(3);
});

test.for([plain, plainInArrays])('a record that is removed and comes in one change is there, as a new one', async (plain) => {
  const table = (...rows: (string | null)[][]): Promise<LinkTable> => tableOf(engine, 't', columns, rows);
  await using index = await LinkIndex.open(engine, [await table(['1', 'anh', '1234', 'hue', '090'], ['2', 'anh', '1234', 'hue', '090'])], plain);
  const removed = sql`select 't' as source, '2' as record_key`;
  expect(await index.update({ tables: [await table(['2', 'binh', '9876', 'vinh', '091'])], removed })).toMatchObject({ added: 1, replaced: 1 });
  expect(await partition(engine, index)).toEqual(['t:1', 't:2']);
});

test.for([plain, plainInArrays])('entities keep their ids while records come and go', async (plain) => {
  const index = await LinkIndex.open(
    engine,
    [
      await tableOf(engine, 't', columns, [
        ['1', 'anh', '1234', 'hue', '090'],
        ['2', 'anh', '1234', 'hue', '090'],
        ['3', 'binh', '9876', 'vinh', null],
      ]),
    ],
    plain,
  );
  const idOf = async (key: string): Promise<string | undefined> =>
    (await engine.all<{ record_key: string; entity_id: string }>(index.entities)).find((one) => one.record_key === key)?.entity_id;
  const before = await idOf('1');
  expect(await idOf('2')).toBe(before);
  const moved = await index.update({
    tables: [
      await tableOf(engine, 't', columns, [
        ['2', 'binh', '9876', 'vinh', '091'],
        ['4', 'anh', '1234', 'hue', '090'],
      ]),
    ],
  });
  expect(await idOf('1')).toBe(before);
  expect(await idOf('4')).toBe(before);
  expect(await idOf('2')).toBe(await idOf('3'));
  expect(moved).toMatchObject({ added: 2, replaced: 1 });
  expect(moved.lineage).toContainEqual({ event: 'split', entityId: before, otherId: await idOf('3'), records: 1 });
});

test.for([plain, plainInArrays])('a look-up finds records as changes leave them', async (plain) => {
  const table = (...rows: (string | null)[][]): Promise<LinkTable> => tableOf(engine, 't', columns, rows);
  await using index = await LinkIndex.open(engine, [await table(['1', 'anh', '1234', 'hue', '090'], ['2', 'binh', '9876', 'vinh', null])], plain);
  const keys = async (record: Record<string, string | null>) => (await index.lookUp(record, { threshold: 0 })).map((match) => match.key);
  expect(await keys({ name: 'anh', code: '1234' })).toEqual(['1']);
  await index.update({
    tables: [await table(['3', 'anh', '1234', 'hue', '091'], ['2', 'anh', '55', null, '091'])],
    removed: sql`select 't' as source, '1' as record_key`,
  });
  expect(await keys({ name: 'anh', code: '1234' })).toEqual(['3', '2']);
  expect(await keys({ phones: '092;091' })).toEqual(['2', '3']);
  expect(await keys({ name: 'binh' })).toEqual([]);
  expect(await keys({})).toEqual([]);
});

test('a record is looked up with the weights and levels that a full comparison gives', async () => {
  const keyOf = columns.slice(1);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(records, row, fc.constantFrom(model, inArrays, withRelated), async (rows, asked, model) => {
      const known = keyed(rows, 'a');
      const table = (some: readonly (readonly (string | null)[])[]): Promise<LinkTable> => tableOf(engine, 't', columns, some);
      await using index = await LinkIndex.open(engine, [await table(known)], model);
      const matches = await index.lookUp(Object.fromEntries(keyOf.map((column, i) => [column, asked[i] ?? null])), { threshold: 0, limit: 100 });
      await using full = await LinkIndex.open(engine, [await table([...known, ['z', ...asked]])], model, { frequencyBook: index.frequencyBook });
      const { prepared } = full;
      const scored = await scoreCandidates(prepared, prepared.rules);
      const weighed = await predictPairs(prepared, model, scored, 0);
      const expected = await engine.all<{ key: string; weight: number }>(
        sql`select a.key, p.weight from ${weighed.name} p join ${prepared.records.name} a on a.rid = p.l join ${prepared.records.name} b on b.rid = p.r
            where ${id('b', 'key')} = 'z'`,
      );
      expect(new Set(matches.map((match) => match.key))).toEqual(new Set(expected.map((one) => one.key)));
      for (const { key, weight } of expected) expect(matches.find((match) => match.key === key)?.weight).toBeCloseTo(weight, 9);
      found += matches.length;
      for (const used of [scored, weighed]) await used.drop();
    }),
    { numRuns: 15 },
  );
  expect(found).toBeGreaterThan(10);
});

test('a look-up that is open follows changes as if it had been opened after them', { timeout: 120_000 }, async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(records, records, row, fc.constantFrom(model, inArrays, withRelated), fc.nat(), async (first, changed, asked, model, pick) => {
      const table = (some: readonly (readonly (string | null)[])[]): Promise<LinkTable> => tableOf(engine, 't', columns, some);
      const [a, c] = [keyed(first, 'a'), keyed(changed, pick % 2 === 0 ? 'a' : 'b')];
      const goneKey = a[pick % a.length]?.[0] ?? '';
      const record = Object.fromEntries(columns.slice(1).map((column, i) => [column, asked[i] ?? null]));
      const all = { threshold: 0, limit: 100 };
      await using index = await LinkIndex.open(engine, [await table(a)], model);
      await index.lookUp(record, all);
      await index.update({ tables: [await table(c)] });
      await index.update({ removed: sql`select 't' as source, ${goneKey} as record_key` });
      const now = new Map([...a, ...c].map((values) => [values[0], values]));
      now.delete(goneKey);
      await using full = await LinkIndex.open(engine, [await table([...now.values()])], model, { frequencyBook: index.frequencyBook });
      const [matches, expected] = [await index.lookUp(record, all), await full.lookUp(record, all)];
      const seen = (some: typeof matches) => some.map(({ key, weight, levels }) => ({ key, weight: weight.toFixed(9), levels }));
      expect(seen(matches)).toEqual(seen(expected));
      const entities = await engine.all<{ record_key: string; entity_id: string }>(index.entities);
      const ids = new Map(entities.map((one) => [one.record_key, one.entity_id]));
      for (const { key, entityId } of matches) expect(entityId).toBe(ids.get(key));
      found += matches.length;
    }),
    { numRuns: 15 },
  );
  expect(found).toBeGreaterThan(10);
});
