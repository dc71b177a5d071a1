import type { Rule } from '@sogoc/contract';
import { id, sql } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Discrepancy, runRules } from '../src/index.ts';
import { asked, now, found as run } from './asked.ts';
import { openWorkshop, tinyPack, type Workshop } from './tiny.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const found = (tables: TableProfile[], rules: Rule[]): ReturnType<typeof run> => run(shop.engine, tables, rules);
const brief = (discrepancies: Discrepancy[]): unknown[] => discrepancies.map((d) => [d.record_key, d.column, d.kind, d.observed, d.expected]);

describe('runRules', () => {
  test('gives every failing record with its key, and counts what it looked at', async () => {
    const table = await shop.table(
      'places',
      [
        { code: '001', name: 'Ba<br>Vì' },
        { code: '700', name: 'An  Khánh' },
        { code: 'x', name: null },
        { code: null, name: 'Sơn Tây' },
      ],
      { recordKey: { columns: ['code'], kind: 'inferred' } },
    );
    const { results, discrepancies } = await found(
      [table],
      [
        asked('places', { kind: 'required', column: 'name' }),
        asked('places', { kind: 'format', column: 'code', semanticType: 'tiny.code' }),
        asked('places', { kind: 'hygiene', column: 'name' }),
      ],
    );
    expect(results.map(({ rule, checked, failed, score }) => [rule, checked, failed, score])).toEqual([
      ['places.name.required', 4, 1, 75],
      ['places.code.format', 3, 2, expect.closeTo(33.33, 1)],
      ['places.name.hygiene', 3, 2, expect.closeTo(33.33, 1)],
    ]);
    expect(brief(discrepancies)).toEqual([
      ['700', 'code', 'format', '700', 'tiny.code'],
      ['x', 'code', 'format', 'x', 'tiny.code'],
      ['001', 'name', 'format', 'Ba<br>Vì', 'Ba Vì'],
      ['700', 'name', 'format', 'An  Khánh', 'An Khánh'],
      ['x', 'name', 'missing', null, null],
    ]);
    expect(discrepancies[0]).toMatchObject({
      database: 'db',
      table: 'places',
      detected_at: '2025-08-05T10:00:00.000Z',
      severity: 'medium',
      origin: null,
    });
  });

  test('reports one cause once: what hygiene finds is not also a wrong format', async () => {
    const table = await shop.table('codes', [{ code: '001 ' }, { code: 'N/A' }, { code: '9' }]);
    const { discrepancies } = await found(
      [table],
      [
        asked('codes', { kind: 'hygiene', column: 'code' }),
        asked('codes', { kind: 'placeholder', column: 'code' }),
        asked('codes', { kind: 'format', column: 'code', semanticType: 'tiny.code' }),
        asked('codes', { kind: 'length', column: 'code', min: 3 }),
      ],
    );
    expect(discrepancies.map((d) => [d.record_key, d.rule])).toEqual([
      ['#3', 'codes.code.format'],
      ['#1', 'codes.code.hygiene'],
      ['#2', 'codes.code.placeholder'],
    ]);
  });

  test('leaves to a contract what only guesses find too, and holds its promise against all that break it', async () => {
    const table = await shop.table('mails', [{ code: '001' }, { code: '001' }, { code: 'x' }, { code: '9 9' }, { code: '  7 7' }, { code: 'N/A' }]);
    const promise = { operator: 'mustBeLessThan', value: 4, unit: 'rows' } as const;
    const rules = [
      asked('mails', { kind: 'format', column: 'code', semanticType: 'tiny.code' }, { source: 'inferred', evidence: { declared: 'source' } }),
      asked('mails', { kind: 'placeholder', column: 'code' }, { source: 'inferred' }),
      asked('mails', { kind: 'hygiene', column: 'code' }, { source: 'inferred' }),
      asked('mails', { kind: 'pattern', column: 'code', pattern: '^[0-9]{3}$' }, { promise }),
    ];
    const { results, discrepancies } = await found([table], rules);
    expect(discrepancies.map((d) => [d.record_key, d.rule])).toEqual([
      ['#5', 'mails.code.hygiene'],
      ['#3', 'mails.code.pattern'],
      ['#4', 'mails.code.pattern'],
      ['#6', 'mails.code.placeholder'],
    ]);
    expect(results.at(-1)).toMatchObject({ checked: 6, failed: 2, kept: false });
  });

  test('finds repeats of a key with the record that they repeat, but not twice what is a whole duplicate', async () => {
    const table = await shop.table('people', [
      { id: 'a', name: '1' },
      { id: 'a', name: '1' },
      { id: 'b', name: '2' },
      { id: 'b', name: '3' },
      { id: 'c', name: '4' },
      { id: null, name: '5' },
      { id: null, name: '5' },
    ]);
    const { results, discrepancies } = await found(
      [table],
      [asked('people', { kind: 'unique', columns: ['id'] }), asked('people', { kind: 'duplicate-rows' })],
    );
    expect(discrepancies.map((d) => [d.rule, d.record_key, d.expected])).toEqual([
      ['people.duplicate-rows', '#2', '#1'],
      ['people.duplicate-rows', '#7', '#6'],
      ['people.id.unique', '#4', '#3'],
    ]);
    expect(results.map(({ checked, failed }) => [checked, failed])).toEqual([
      [4, 1],
      [7, 2],
    ]);
  });

  test('finds references to nothing, of several columns too, and leaves records with a part missing alone', async () => {
    const provinces = await shop.table('provinces', [
      { p: '01', q: 'x' },
      { p: '02', q: 'y' },
    ]);
    const communes = await shop.table('communes', [
      { p: '01', q: 'x' },
      { p: '01', q: 'y' },
      { p: null, q: 'z' },
    ]);
    const { discrepancies, results } = await found(
      [provinces, communes],
      [asked('communes', { kind: 'reference', columns: ['p', 'q'], to: { database: 'db', table: 'provinces', columns: ['p', 'q'] } })],
    );
    expect(brief(discrepancies)).toEqual([['#2', 'p, q', 'referential', '01, y', null]]);
    expect(discrepancies[0]?.origin).toBe('db.provinces.p+q');
    expect(results[0]).toMatchObject({ checked: 2, failed: 1 });
  });

  test('takes back an inferred rule that most records break, and gives its values to the other rules', async () => {
    const table = await shop.table('t', [{ v: 'aa' }, { v: 'b' }, { v: 'cc' }]);
    const { results, discrepancies } = await found(
      [table],
      [
        asked('t', { kind: 'format', column: 'v', semanticType: 'tiny.code' }, { source: 'inferred' }),
        asked('t', { kind: 'length', column: 'v', min: 2 }),
      ],
    );
    expect(results[0]).toMatchObject({ score: null, reasonCode: 'PROPOSAL_WITHDRAWN' });
    expect(discrepancies.map((d) => [d.record_key, d.rule])).toEqual([['#2', 't.v.length']]);
  });

  test('names what a rule lacks and runs the others', async () => {
    const table = await shop.table('u', [{ v: 'a' }]);
    const { results } = await found(
      [table],
      [
        asked('u', { kind: 'required', column: 'nowhere' }),
        asked('nothing', { kind: 'required', column: 'v' }),
        asked('u', { kind: 'format', column: 'v', semanticType: 'tiny.none' }),
        asked('u', { kind: 'required', column: 'v' }),
      ],
    );
    expect(results.map(({ score, reasonCode }) => [score, reasonCode])).toEqual([
      [null, 'RULE_NOT_RUNNABLE'],
      [null, 'RULE_NOT_RUNNABLE'],
      [null, 'RULE_NOT_RUNNABLE'],
      [100, undefined],
    ]);
  });

  test('masks what describes a person, and not what a rule asks of everybody', async () => {
    const table = await shop.table('m', [{ name: 'Nguyễn  Văn An' }, { name: 'Lê Thị Bình' }], {}, { name: { personal: true } });
    const rules = [asked('m', { kind: 'hygiene', column: 'name' }), asked('m', { kind: 'length', column: 'name', max: 5 })];
    const { discrepancies } = await found([table], rules);
    expect(discrepancies.map(({ observed, expected }) => ({ observed, expected }))).toEqual(
      expect.arrayContaining([
        { observed: 'Xxx  Xxx Xx', expected: 'Xxx Xxx Xx' },
        { observed: 'Xx Xxx Xxx', expected: '0..5' },
      ]),
    );
  });

  test('keeps ids from run to run, different for different findings', async () => {
    const table = await shop.table('i', [
      { a: null, b: null },
      { a: null, b: 'x' },
    ]);
    const rules = [asked('i', { kind: 'required', column: 'a' }), asked('i', { kind: 'required', column: 'b' })];
    const first = await found([table], rules);
    const second = await found([table], rules);
    expect(new Set(first.discrepancies.map((d) => d.id)).size).toBe(3);
    expect(second.discrepancies.map((d) => d.id)).toEqual(first.discrepancies.map((d) => d.id));
  });

  test('stops when it is told to', async () => {
    const table = await shop.table('s', [{ a: 'x' }]);
    const stopped = runRules(shop.engine, [table], [asked('s', { kind: 'required', column: 'a' })], {
      pack: tinyPack,
      now,
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toThrow();
  });

  test('leaves no work table behind but the one it gives', async () => {
    const tables = (): Promise<unknown[]> =>
      shop.engine.all(sql`select table_name from information_schema.tables where table_name not like ${'x%'} order by ${id('table_name')}`);
    expect(await tables()).toEqual([]);
  });
});
