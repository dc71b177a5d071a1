import { type Engine, openDuckDb, sql } from '@sogoc/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '../test/database.ts';
import { pack } from '../test/pack.ts';
import { isMisplaced } from './misplaced.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 1 });
});
afterAll(() => engine.close());

/** Is the first value out of place beside the second, in a column that holds values like it? */
async function misplaced(own: string, other: string): Promise<boolean> {
  const { name, tables } = await database(engine, 'd', null, { t: [{ v: own }, { v: other }] }, pack);
  const [table] = tables;
  if (!table) throw new Error('no table');
  const field = { index: 0, database: name, table, columns: table.columns };
  return (await engine.one<{ found: boolean }>(sql`select ${isMisplaced(field, sql`${own}`, sql`${other}`, engine.dialect)} as found`)).found;
}

it.each([
  ['2057-03-08', '1957-03-08', true],
  ['2057-03-09', '1957-03-08', false],
  ['2058-03-08', '1957-03-08', false],
  ['12500', '12.5', true],
  ['0.0125', '12.5', true],
  ['1250', '12.5', true],
  ['125', '12.5', false],
  ['0', '12.5', false],
  ['-12500', '12.5', true],
  ['a', 'b', false],
])('%s beside %s: %s', async (own, other, expected) => {
  expect(await misplaced(own, other)).toBe(expected);
});
