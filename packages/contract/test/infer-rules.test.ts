import type { ColumnProfile, TableProfile } from '@sogoc/profile';
import { describe, expect, test } from 'vitest';
import { type Check, inferRules, type Rule } from '../src/index.ts';
import { column, table, tinyPack } from './tiny.ts';

const inferred = (profile: TableProfile, kind: Check['kind'], others: TableProfile[] = []): Rule[] =>
  inferRules(profile, others, { pack: tinyPack }).filter(({ check }) => check.kind === kind);
const ids = (rules: Rule[]): string[] => rules.map(({ id }) => id);
const of = (about: Partial<ColumnProfile>): TableProfile => table([column('a', about)]);

describe('required', () => {
  test.each([
    [0, ['t.a.required']],
    [20, ['t.a.required']],
    [21, []],
    [1000, []],
  ])('%i of 1000 missing', (missing, expected) => {
    expect(ids(inferred(of({ missing }), 'required'))).toEqual(expected);
  });

  test('says on what it rests', () => {
    expect(inferred(of({ missing: 5 }), 'required')[0]).toMatchObject({ source: 'inferred', evidence: { rows: 1000, filled: 0.995 } });
  });
});

describe('format', () => {
  const typed = (matched: number): TableProfile => of({ semanticType: { id: 'tiny.code', confidence: 0.9, matched } });
  test.each([
    [1, 1],
    [0.9, 1],
    [0.89, 0],
  ])('%f of the values have the shape', (matched, count) => {
    expect(inferred(typed(matched), 'format')).toHaveLength(count);
  });

  test('an identifier also counts as a word of the shared dictionary', () => {
    expect(inferred(typed(1), 'dictionary')[0]).toMatchObject({ criterion: 'unified', check: { semanticType: 'tiny.code' } });
  });

  test('a type that the pack does not know asks nothing', () => {
    expect(inferred(of({ semanticType: { id: 'other.code', confidence: 1, matched: 1 } }), 'format')).toEqual([]);
  });
});

describe('code-list', () => {
  const list = (values: [string, number][]): TableProfile => {
    const topValues = values.map(([value, count]) => ({ value, count }));
    return table([column('a', { topValues, distinct: values.length })], { rows: topValues.reduce((sum, { count }) => sum + count, 0) });
  };
  const values = (profile: TableProfile): unknown => {
    const [rule] = inferred(profile, 'code-list');
    return rule?.check.kind === 'code-list' ? rule.check.values : null;
  };

  test('keeps rare values that resemble none', () => {
    expect(
      values(
        list([
          ['Phường', 600],
          ['Đặc khu', 1],
          ['Xã', 900],
        ]),
      ),
    ).toEqual(['Phường', 'Xã', 'Đặc khu']);
  });

  test('leaves out slips: without accents, or a letter astray in a long word', () => {
    expect(
      values(
        list([
          ['Phường', 600],
          ['Phuong', 2],
          ['Phườmg', 1],
          ['Xã', 900],
        ]),
      ),
    ).toEqual(['Phường', 'Xã']);
  });

  test('keeps one spelling, the most frequent', () => {
    expect(
      values(
        list([
          ['nam', 10],
          ['Nam', 600],
          ['Nữ', 500],
        ]),
      ),
    ).toEqual(['Nam', 'Nữ']);
  });

  test('short values and codes with digits are never slips of each other', () => {
    expect(
      values(
        list([
          ['A', 900],
          ['B', 1],
          ['type 1', 900],
          ['type 2', 1],
        ]),
      ),
    ).toEqual(['A', 'B', 'type 1', 'type 2']);
  });

  test('values that hardly repeat are no list', () => {
    expect(
      values(
        list([
          ['x', 30],
          ['y', 25],
          ['z', 1],
          ['q', 1],
        ]),
      ),
    ).toBeNull();
  });
});

describe('unique', () => {
  test('what the source declares, what names the records, and near keys', () => {
    const profile = table([column('id', { distinct: 1000 }), column('no', { distinct: 995 }), column('name', { distinct: 1000 })], {
      declared: { primaryKey: ['id'], unique: [['id', 'no']], references: [] },
      recordKey: { columns: ['id'], kind: 'declared' },
      nearKeys: [{ column: 'no', distinct: 995, present: 1000 }],
    });
    const rules = inferred(profile, 'unique');
    expect(ids(rules)).toEqual(['t.id.unique', 't.id+no.unique', 't.no.unique']);
    expect(rules.map(({ evidence }) => evidence)).toEqual([{ declared: 'source' }, { declared: 'source' }, { distinct: 0.995 }]);
  });

  test('a table with an enforced key is not asked for whole duplicates', () => {
    const declared = { primaryKey: ['id'], unique: [], references: [] };
    expect(inferred(table([column('id'), column('b')], { declared }), 'duplicate-rows')).toEqual([]);
    expect(inferred(table([column('id'), column('b')]), 'duplicate-rows')).toHaveLength(1);
  });
});

describe('range', () => {
  const numbers = (q01: number, q99: number): Partial<ColumnProfile> => ({
    type: 'decimal',
    numbers: { mean: 0, median: (q01 + q99) / 2, mad: 1, q01, q99 },
  });

  test('is wide, and starts at zero where nearly all are above', () => {
    expect(inferred(of(numbers(1, 101)), 'range')[0]?.check).toMatchObject({ min: 0, max: 610 });
    expect(inferred(of(numbers(-10, 10)), 'range')[0]?.check).toMatchObject({ min: -110, max: 110 });
    // Heights differ little by proportion: 1.63 among them is in another unit.
    expect(inferred(of(numbers(140, 185)), 'range')[0]?.check).toMatchObject({ min: 34, max: 410 });
  });

  test('is not asked of what identifies', () => {
    const id = { ...numbers(1, 900), type: 'integer' as const };
    expect(inferred(table([column('id', id)]), 'range')).toEqual([]);
  });

  test('is asked of a count that repeats, though its name begins as that of a key', () => {
    const pigs = { ...numbers(0, 38), type: 'integer' as const };
    expect(inferred(table([column('so_lon', { ...pigs, distinct: 40 })]), 'range')).toHaveLength(1);
    expect(inferred(table([column('so_lon', { ...pigs, distinct: 400 })]), 'range')).toEqual([]);
    expect(inferred(table([column('so_tien', { ...pigs, distinct: 400 })]), 'range')).toHaveLength(1);
    expect(inferred(table([column('so', { ...pigs, distinct: 40 })]), 'range')).toEqual([]);
  });
});

test('placeholder: words in text, negatives in numbers that tell records apart', () => {
  expect(inferred(of({}), 'placeholder')[0]?.check).toEqual({ kind: 'placeholder', column: 'a' });
  expect(inferred(of({ distinct: 5 }), 'placeholder')).toEqual([]);
  const code = column('code', { type: 'integer', min: '-1', numbers: { mean: 1, median: 5, mad: 1, q01: 1, q99: 9 } });
  expect(inferred(table([code]), 'placeholder')[0]?.check).toMatchObject({ values: expect.arrayContaining(['-1']) });
  const area = (min: string, q01: number): TableProfile => of({ type: 'decimal', min, numbers: { mean: 9, median: 9, mad: 1, q01, q99: 99 } });
  expect(inferred(area('0', 5), 'placeholder')[0]?.check).toMatchObject({ values: expect.arrayContaining(['0']) });
  expect(inferred(area('0', 0), 'placeholder')).toEqual([]);
  expect(inferred(area('0.5', 5), 'placeholder')).toEqual([]);
});

test('references that the source declares, to tables that were read', () => {
  const references = [
    { columns: ['p'], table: 'provinces', referencedColumns: ['code'] },
    { columns: ['x'], table: 'elsewhere', referencedColumns: ['code'] },
  ];
  const profile = table([column('p'), column('x')], { declared: { primaryKey: null, unique: [], references } });
  expect(ids(inferred(profile, 'reference', [table([], { table: 'provinces' })]))).toEqual(['t.p.reference']);
});

test('an empty table asks for nothing, and ids are unique', () => {
  expect(inferRules(table([column('a')], { rows: 0 }), [], { pack: tinyPack })).toEqual([]);
  const rules = inferRules(table([column('a'), column('b')]), [], { pack: tinyPack });
  expect(new Set(ids(rules)).size).toBe(rules.length);
});

const sideType = { ...tinyPack.semanticTypes[0], identifier: false, names: ['side'], tells: [] } as (typeof tinyPack.semanticTypes)[number];

describe('told', () => {
  const code = (name: string): ColumnProfile => column(name, { semanticType: { id: 'tiny.code', confidence: 1, matched: 1 } });
  const side = (name: string): ColumnProfile => column(name, { semanticType: { id: 'tiny.side', confidence: 1, matched: 1 } });
  const pairs = (...columns: ColumnProfile[]): unknown[] =>
    inferred(table(columns), 'told').map(({ check }) => check.kind === 'told' && check.columns);

  test('pairs the only ones, or those of one role', () => {
    expect(pairs(code('pid'), side('side'))).toEqual([['pid', 'side']]);
    expect(pairs(code('husband_pid'), code('wife_pid'), side('husband_side'))).toEqual([['husband_pid', 'husband_side']]);
  });

  test('takes a column of few values under the name of such a type for one, though its codes are mixed', () => {
    const pack = { ...tinyPack, semanticTypes: [...tinyPack.semanticTypes, { ...sideType, id: 'tiny.side' }] };
    const of = (distinct: number, name = 'side'): number =>
      inferRules(table([code('pid'), column(name, { distinct })]), [], { pack }).filter(({ check }) => check.kind === 'told').length;
    expect([of(4), of(400)]).toEqual([1, 0]);
    expect([of(4, 'side_code'), of(4, 'one_of_two_sides_side')]).toEqual([1, 0]);
  });

  test('leaves alone what it cannot pair', () => {
    expect(pairs(code('pid'), side('left_side'), side('right_side'))).toEqual([]);
    expect(pairs(code('a_pid'), code('b_pid'), side('side'))).toEqual([]);
    expect(pairs(code('pid'), side('other'))).toEqual([]);
  });
});
