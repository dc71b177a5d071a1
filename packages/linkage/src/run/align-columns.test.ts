import { type Engine, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestEngine, tableOf } from '../../test/engine.ts';
import { reasonTexts } from '../propose/reason-texts.ts';
import { alignColumns } from './align-columns.ts';
import { settleKey } from './source-table.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

/** What the columns of a second table are taken for. */
async function taken(first: [string[], string[][]], second: [string[], string[][]], types: Record<string, string> = {}): Promise<unknown> {
  const sources = await Promise.all(
    [first, second].map(async ([columns, rows], at) => {
      const { name, relation } = await tableOf(engine, `t${at}`, columns, rows);
      return settleKey(engine, { name, relation, columns, key: columns[0], semanticTypes: new Map(Object.entries(types)) }, 2);
    }),
  );
  const { columns, names } = await alignColumns(engine, sources, reasonTexts.en);
  return Object.fromEntries(columns.map((column) => [column, names[column]?.t1 ?? column]));
}

const count = 300;
const from = <T>(make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const day = (n: number, year: number): string => new Date(Date.UTC(year, 0, 1 + ((n * 37) % 900))).toISOString().slice(0, 10);
const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

test('days of one kind are taken for each other where they are the same days', async () => {
  const types = { born: 'vn.birth-date', mother_born: 'vn.birth-date' };
  const registered: [string[], string[][]] = [['no', 'born'], from((n) => [`a${n}`, day(n, 2022)])];
  const reported: [string[], string[][]] = [
    ['id', 'mother_born', 'delivered_at'],
    from((n) => [`b${n}`, day(n, 1990), `${day(n, 2022)} 07:${10 + (n % 50)}`]),
  ];
  expect(await taken(registered, reported, types)).toEqual({ born: 'delivered_at' });
});

test('addresses that are written in other ways are found by their words, and names in spite of typing errors', async () => {
  const surnames = [
    'Abernathy',
    'Kowalski',
    'Okafor',
    'Pemberton',
    'Whitcombe',
    'Fitzgerald',
    'Nakamura',
    'Lindqvist',
    'Moreau',
    'Castellano',
    'Haverford',
    'Ibrahim',
    'Quigley',
  ];
  const streets = ['Maple', 'Cedar', 'Washington', 'Harbour', 'Chestnut', 'Mulberry', 'Orchard'];
  const voters: [string[], string[][]] = [
    ['no', 'LastName', 'StreetAddress'],
    from((n) => [`a${n}`, pick(surnames, n), `${n * 7} ${pick(streets, n * 3)} Street`]),
  ];
  // Every fifth name holds an error of its own.
  const patients: [string[], string[][]] = [
    ['id', 'residence', 'family'],
    from((n) => [`b${n}`, `${pick(streets, n * 3)} St ${n * 7}`, n % 5 === 0 ? `${pick(surnames, n)}${n}x` : pick(surnames, n)]),
  ];
  expect(await taken(voters, patients)).toEqual({ LastName: 'family', StreetAddress: 'residence' });
});

test('a day in three columns is taken for one that stands in one, whatever they are called and in whichever order', async () => {
  const whole: [string[], string[][]] = [['id', 'born'], from((n) => [`b${n}`, day(n, 1990)])];
  const split = (n: number): string[] =>
    day(n, 1990)
      .split('-')
      .map((part) => String(Number(part)));
  const apart: [string[], string[][]] = [['no', 'Ngày', 'Tháng', 'Năm'], from((n) => [`a${n}`, ...split(n).toReversed()])];
  expect(await taken(apart, whole)).toEqual({ 'Ngày + Tháng + Năm': 'born' });
  const bare: [string[], string[][]] = [['no', 'c1', 'c2', 'c3'], from((n) => [`a${n}`, ...split(n)])];
  expect(await taken(whole, bare)).toEqual({ born: ['c3', 'c2', 'c1'] });
  // Rooms, floors and years are no days: nothing names them so, and not all months are there.
  const rooms: [string[], string[][]] = [
    ['no', 'room', 'floor', 'built'],
    from((n) => [`a${n}`, `${1 + (n % 31)}`, `${1 + (n % 9)}`, `${1950 + (n % 60)}`]),
  ];
  expect(await taken(whole, rooms)).toEqual({});
});

test('one list keeps a day in three columns as one, and its model says which they are', async () => {
  const { name, relation } = await tableOf(
    engine,
    'list',
    ['no', 'yyyy', 'mm', 'dd'],
    from((n) => [`a${n}`, ...day(n, 1990).split('-')]),
  );
  const source = await settleKey(engine, { name, relation, columns: ['no', 'yyyy', 'mm', 'dd'], key: 'no' }, 1);
  const { columns, names, tables, reasons } = await alignColumns(engine, [source], reasonTexts.en);
  expect({ columns, names, reasons }).toEqual({
    columns: ['dd + mm + yyyy'],
    names: { 'dd + mm + yyyy': { list: ['dd', 'mm', 'yyyy'] } },
    reasons: ['list: dd, mm, and yyyy are taken together as one day'],
  });
  const [table] = tables;
  const held = await engine.all<{ day: string }>(sql`select "dd + mm + yyyy" as day from ${table?.relation ?? sql``} where no = 'a0'`);
  expect(held).toEqual([{ day: '01 01 1990' }]);
});

test('what a column was recognised as counts, whichever table comes first', async () => {
  const named = (key: string, column: string): [string[], string[][]] => [[key, column], from((n) => [`${key}${n}`, `${day(n, 1990)}`])];
  const types = new Map([['ngay_sinh', 'vn.birth-date']]);
  const sources = await Promise.all(
    [named('a', 'c1'), named('b', 'ngay_sinh')].map(async ([columns, rows], at) => {
      const { name, relation } = await tableOf(engine, `t${at}`, columns, rows);
      return settleKey(engine, { name, relation, columns, key: columns[0], semanticTypes: at === 1 ? types : new Map() }, 2);
    }),
  );
  const { columns, semanticTypes } = await alignColumns(engine, sources, reasonTexts.en);
  expect([columns, [...semanticTypes]]).toEqual([['c1'], [['c1', 'vn.birth-date']]]);
});

test('columns of wide tables are read a few times each, not once for each column that they are compared with', async () => {
  const wide = 40;
  const columns = ['no', ...Array.from({ length: wide }, (_, at) => `c${at}`)];
  const value = (n: number, at: number): string => `K${(n * 7919 + at * 31) % 9973}`;
  const rows = (prefix: string): string[][] =>
    Array.from({ length: 40 }, (_, n) => [`${prefix}${n}`, ...columns.slice(1).map((_, at) => value(n, at))]);
  const sources = await Promise.all(
    ['a', 'b'].map(async (prefix, at) => {
      const own = columns.map((name, place) => (at === 0 || place === 0 ? name : `d${place - 1}`));
      const { name, relation } = await tableOf(engine, `wide${at}`, own, rows(prefix));
      return settleKey(engine, { name, relation, columns: own, key: 'no', semanticTypes: new Map() }, 2);
    }),
  );
  let asked = 0;
  const counting = new Proxy(engine, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function') return own;
      if (['all', 'one', 'materialize', 'run'].includes(String(name))) asked += 1;
      return own.bind(target) as unknown;
    },
  });
  const { names } = await alignColumns(counting, sources, reasonTexts.en);
  expect(Object.keys(names)).toHaveLength(wide);
  expect(names).toMatchObject({ c0: { wide0: 'c0', wide1: 'd0' }, c39: { wide0: 'c39', wide1: 'd39' } });
  expect(asked).toBeLessThan(8 * 2 * wide);
});
