import { type Engine, openDuckDb } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matchColumns } from '../../src/index.ts';
import { nameLikeness, wordLikeness } from '../../src/matching/name-likeness.ts';
import { partPrefix, tokens } from '../../src/matching/tokens.ts';
import { database } from '../database.ts';
import { letters, pack } from '../pack.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

test('finds the column by its name, by its values, and by words in them, and says why', async () => {
  const numbers = Array.from({ length: 60 }, (_, n) => n);
  const source = await database(
    engine,
    's',
    null,
    { t: numbers.map((n) => ({ birth_dt: `note ${n % 7}`, x1: ['red', 'green', 'blue'][n % 3] ?? '', x2: `river ${letters(n)}` })) },
    pack,
  );
  const target = await database(
    engine,
    't',
    null,
    {
      t: numbers.map((n) => ({
        date_of_birth: `entry ${n % 5}`,
        colour: ['green', 'blue', 'red', 'black'][n % 4] ?? '',
        kind: ['open', 'closed'][n % 2] ?? '',
        water: `the ${letters(n)} river`,
      })),
    },
    pack,
  );
  const [from, to] = [source.tables[0], target.tables[0]];
  const matches = from && to ? await matchColumns(engine, [from], [to], { pack }) : [];
  expect(matches.map(({ source: { column }, candidates }) => [column, candidates[0]?.column])).toEqual([
    ['birth_dt', 'date_of_birth'],
    ['x1', 'colour'],
    ['x2', 'water'],
  ]);
  for (const { candidates } of matches) {
    expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).toSorted((x, y) => y - x));
    for (const { score } of candidates) expect(score >= 0 && score <= 1).toBe(true);
  }
  expect(matches[1]?.candidates[0]?.evidence).toMatchObject({ values: expect.any(Number), numbers: null });
});

test('words are alike when equal, of one stem, or shortened; names also by initials', () => {
  expect(wordLikeness('pathologic', 'pathological')).toBeGreaterThan(0.8);
  expect(wordLikeness('reg', 'regional')).toBe(0.7);
  expect(wordLikeness('dt', 'date')).toBe(0);
  expect(wordLikeness('red', 'green')).toBe(0);
  const even = (): number => 1;
  expect(nameLikeness(['bmi'], ['body', 'mass', 'index'], even)).toBeGreaterThan(0.6);
  expect(nameLikeness(['bmi'], ['weight'], even)).toBe(0);
});

test('a small letter that qualifies a code is parted from it, and from nothing else', () => {
  expect(tokens(partPrefix('pT1a (FIGO IA)'))).toEqual(['p', 't', '1', 'a', 'figo', 'ia']);
  expect(partPrefix('ycN0, eID7')).toBe('yc N0, e ID7');
  expect(partPrefix('McDonald aB pH value T1a')).toBe('McDonald aB pH value T1a');
});

test('likeness of names lies between 0 and 1, is 1 for equal names and takes any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (x, y) => {
      const [a, b] = [tokens(x), tokens(y)];
      const likeness = nameLikeness(a, b, () => 1);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1 + 1e-9);
      if (a.length > 0) expect(nameLikeness(a, a, () => 1)).toBeCloseTo(1);
    }),
  );
});
