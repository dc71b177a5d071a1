import type { Engine } from '@sogoc/engine';
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
