import { type Engine, openDuckDb } from '@sogoc/engine';
import type { TableProfile } from '@sogoc/profile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ColumnMatch, matchColumns } from '../../src/index.ts';
import { database } from '../database.ts';
import { pack } from '../pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

async function tables(name: string, content: Parameters<typeof database>[3]): Promise<readonly TableProfile[]> {
  return (await database(engine, name, null, content, pack)).tables;
}

const firsts = (matches: readonly ColumnMatch[]): (string | undefined)[][] =>
  matches.map(({ source, candidates: [first] }) => [source.table, source.column, first?.table, first?.column]);

test('every source column is told of, also the empty, the nameless and those of other scripts', async () => {
  const source = await tables('s', {
    t: [
      { 出生日期: '1980-01-01', '???': null, a: null, ' ': '' },
      { 出生日期: '1981-05-01', '???': null, a: null, ' ': '' },
    ],
  });
  const target = await tables('t', { t: [{ 出生: '1990-01-01', a: null, x: 'y' }] });
  const matches = await matchColumns(engine, source, target, { pack });
  expect(matches.map(({ source: { column } }) => column)).toEqual(['出生日期', '???', 'a', ' ']);
  expect(firsts(matches)[0]?.[3]).toBe('出生');
  expect(firsts(matches)[2]?.[3]).toBe('a');
  for (const { candidates } of matches) {
    expect(candidates.length).toBe(3);
    for (const { score } of candidates) expect(score >= 0 && score <= 1).toBe(true);
  }
});

test('without a target every source column stands with no candidates', async () => {
  const source = await tables('s', { t: [{ a: '1', b: 'x' }] });
  expect(await matchColumns(engine, source, [], { pack })).toEqual([
    { source: { table: 't', column: 'a' }, candidates: [] },
    { source: { table: 't', column: 'b' }, candidates: [] },
  ]);
  expect(await matchColumns(engine, [], source, { pack })).toEqual([]);
});

test('tables of a target are one pool of candidates, and no more are kept than asked for', async () => {
  const source = await tables('s', { t: [{ colour: 'red' }, { colour: 'green' }], u: [{ town: 'Delft' }] });
  const target = await tables('t', { p: [{ paint: 'red' }, { paint: 'green' }], q: [{ place: 'Delft' }, { place: 'Hue' }] });
  const matches = await matchColumns(engine, source, target, { pack, most: 1 });
  expect(firsts(matches)).toEqual([
    ['t', 'colour', 'p', 'paint'],
    ['u', 'town', 'q', 'place'],
  ]);
  expect(matches.every(({ candidates }) => candidates.length === 1)).toBe(true);
});

test('yes and no meet a list that also knows neither, and where many columns hold the same the name decides', async () => {
  const answers = ['yes', 'no', 'unknown'];
  const source = await tables('s', { t: [{ smoker: 'Yes' }, { smoker: 'No' }] });
  const target = await tables('t', {
    t: answers.map((answer) => ({ insured: answer, smoking: answer, married: answer, employed: answer, note: `text of ${answer}` })),
  });
  const [match] = await matchColumns(engine, source, target, { pack });
  expect(match?.candidates.map(({ column }) => column)[0]).toBe('smoking');
  expect(match?.candidates[0]?.evidence.words).toBe('the names look alike; 2 of 2 distinct values are found in it (no, yes)');
});

test('evidence is in the language asked for, and shows no value of a long list', async () => {
  const rows = Array.from({ length: 80 }, (_, n) => ({ who: `person ${n} ${n * 7}` }));
  const [match] = await matchColumns(engine, await tables('s', { t: rows }), await tables('t', { t: rows }), { pack, language: 'vi' });
  expect(match?.candidates[0]?.evidence.words).toBe('tên cột cùng có who; 80 trên 80 giá trị khác nhau có trong cột này');
});
