import { sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyModel, openTestEngine, tableOf } from '../../test/engine.ts';
import { blockOn, exactComparison } from '../compare/ready-made.ts';
import type { LinkKind } from '../model/link-model.ts';
import { prepareRecords } from '../prepare/prepare-records.ts';
import { candidatePairs } from './candidate-pairs.ts';
import { countPairs } from './count-pairs.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

const cell = fc.constantFrom('a', 'b', 'c', '', null);
const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('x', 'y', 'x;y', 'y;z', null)), { maxLength: 12 });

test('the pairs are those that a look at every pair gives, each once, with the rules that found it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.constantFrom<LinkKind>('dedupe', 'link', 'link-and-dedupe'), async (left, right, kind) => {
      const records = [...left.map((row, i) => ({ source: 0, key: `k${i}`, row })), ...right.map((row, i) => ({ source: 1, key: `k${i}`, row }))];
      const columns = ['id', 'a', 'b', 'tags'];
      const of = (source: number) => records.filter((record) => record.source === source).map(({ key, row }) => [key, ...row]);
      const tables = [await tableOf(engine, 'left', columns, of(0)), await tableOf(engine, 'right', columns, of(1))];
      const model = {
        ...emptyModel,
        kind,
        blocking: [blockOn('a', 'b'), blockOn('b'), blockOn({ column: 'tags', steps: [{ split: ';' }] })],
        comparisons: [exactComparison('a')],
      };
      await using prepared = await prepareRecords(engine, tables, model);
      const found = await engine.all<{ l: number; r: number; rules: number }>(candidatePairs(prepared, prepared.rules));
      const present = (value: string | null | undefined): value is string => value !== null && value !== undefined && value !== '';
      const expected: string[] = [];
      const ordered = records
        .map((record) => ({ ...record, order: `${record.source}${record.key}` }))
        .sort((x, y) => x.source - y.source || (x.key < y.key ? -1 : 1));
      const perRule = [0, 0, 0];
      for (const [i, x] of ordered.entries())
        for (const [j, y] of ordered.entries()) {
          if (i >= j || (kind === 'link' && x.source === y.source)) continue;
          const same = (index: 0 | 1): boolean => present(x.row[index]) && x.row[index] === y.row[index];
          const tags = (row: (typeof x)['row']): string[] => (row[2] ?? '').split(';').filter(present);
          const hits = [same(0) && same(1), same(1), tags(x.row).some((tag) => tags(y.row).includes(tag))];
          for (const [rule, hit] of hits.entries()) if (hit) perRule[rule] = (perRule[rule] ?? 0) + 1;
          const bits = hits.reduce((sum, hit, rule) => sum + (hit ? 2 ** rule : 0), 0);
          if (bits > 0) expected.push(`${i + 1}-${j + 1}:${bits}`);
        }
      expect(found.map(({ l, r, rules: bits }) => `${l}-${r}:${bits}`).sort()).toEqual(expected.sort());
      const counts = await countPairs(prepared);
      expect(counts.slice(0, 2).map((count) => count.pairs)).toEqual(perRule.slice(0, 2));
    }),
    { numRuns: 25 },
  );
});

test('blocks above the maximum are left out', async () => {
  const table = await tableOf(
    engine,
    't',
    ['id', 'a'],
    [
      ['1', 'x'],
      ['2', 'x'],
      ['3', 'x'],
      ['4', 'y'],
      ['5', 'y'],
    ],
  );
  const model = { ...emptyModel, blocking: [{ ...blockOn('a'), maximumBlock: 2 }], comparisons: [exactComparison('a')] };
  await using prepared = await prepareRecords(engine, [table], model);
  expect(await engine.all(sql`select l, r, rules from (${candidatePairs(prepared, prepared.rules)}) found`)).toEqual([{ l: 4, r: 5, rules: 1 }]);
});

test('texts meet that share two words side by side, wherever these stand', async () => {
  const texts = ['Công ty Hoàng Long', 'HOANG LONG (chi nhánh)', 'Cty TNHH Hoàng Long Á', 'Hoàng Phát Long', 'Long', 'Hoàng', null];
  const table = await tableOf(
    engine,
    'named',
    ['id', 'a'],
    texts.map((text, i) => [`${i}`, text]),
  );
  const model = { ...emptyModel, blocking: [blockOn({ column: 'a', steps: ['fold', 'word-pairs'] })], comparisons: [exactComparison('a')] };
  await using prepared = await prepareRecords(engine, [table], model);
  expect(await engine.all(sql`select l, r from (${candidatePairs(prepared, prepared.rules)}) found order by l, r`)).toEqual([
    { l: 1, r: 2 },
    { l: 1, r: 3 },
    { l: 2, r: 3 },
  ]);
});

test.each([
  [
    'LINK_KEY_REPEATS',
    [
      ['1', 'x'],
      ['1', 'y'],
    ],
  ],
  [
    'LINK_KEY_MISSING',
    [
      ['1', 'x'],
      [null, 'y'],
    ],
  ],
])('a key that does not name one record is refused: %s', async (code, records) => {
  const table = await tableOf(engine, 't', ['id', 'a'], records);
  const model = { ...emptyModel, blocking: [blockOn('a')], comparisons: [exactComparison('a')] };
  await expect(prepareRecords(engine, [table], model)).rejects.toThrowError(expect.objectContaining({ code, place: 't' }));
});

test.each(['town', 'source', 'key', 'x0'])('a column that a table lacks is named: %s', async (column) => {
  const table = await tableOf(engine, 't', ['id', 'a'], [['1', 'x']]);
  const model = { ...emptyModel, blocking: [blockOn('a', column)], comparisons: [exactComparison('a')] };
  const missing = { code: 'LINK_COLUMN_MISSING', place: `t: ${column} (id, a)`, message: expect.stringContaining(column) };
  await expect(prepareRecords(engine, [table], model)).rejects.toThrowError(expect.objectContaining(missing));
});
