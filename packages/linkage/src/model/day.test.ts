import { type Engine, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestEngine } from '../../test/engine.ts';
import { daySql } from './day.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

async function daysOf(texts: readonly string[]): Promise<(string | null)[]> {
  const rows = await engine.all<{ day: string | null }>(
    sql`select ${daySql(sql`t`, engine.dialect)} as day from (select unnest(${[...texts]}) as t, unnest(range(${texts.length})) as n) v order by n`,
  );
  return rows.map(({ day }) => day);
}

test('a day is read in the ways that people write it', async () => {
  const ways: [string, string | null][] = [
    ['1993-07-15', '1993-07-15'],
    ['15/07/1993', '1993-07-15'],
    ['15/7/93', '1993-07-15'],
    ['1.2.18', '2018-02-01'],
    ['15 Juli 1993', '1993-07-15'],
    ['Bogor, 15 JULI 1993', '1993-07-15'],
    ['Bandung, 3 Agustus 1980', '1980-08-03'],
    ['15-Dec-1993', '1993-12-15'],
    ['July 15, 1993', '1993-07-15'],
    ['ngày 5 tháng 7 năm 1993', '1993-07-05'],
    ['Hà Nội, ngày 5 tháng 7 năm 1993', '1993-07-05'],
    ['Surabaya, 15-07-1993', '1993-07-15'],
    ['1993-07-15 00:00:00', '1993-07-15'],
    ['31 Februari 1993', null],
    ['15 Nowhere 1993', null],
    ['Jl. Mawar 12, RT 3', null],
    ['không rõ', null],
  ];
  const found = await daysOf(ways.map(([text]) => text));
  expect(ways.map(([text], at) => [text, found[at]])).toEqual(ways);
});

test('no text makes it fail, and what it says is a day of the calendar', async () => {
  const piece = fc.oneof(fc.constantFrom('15', '7', '1993', '93', ' ', '/', '-', ', ', 'Juli', 'tháng', 'T00:00', '00'), fc.string({ maxLength: 4 }));
  const text = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('').replaceAll('\0', ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        text.filter((one) => one.isWellFormed()),
        { minLength: 1, maxLength: 30 },
      ),
      async (texts) => {
        for (const day of await daysOf(texts)) if (day !== null) expect(Number.isNaN(Date.parse(day))).toBe(false);
      },
    ),
    { numRuns: 40 },
  );
});
