import { type Engine, openDuckDb, type Sql, sql } from '@sogoc/engine';
import { isPlainlyWritten } from '@sogoc/profile';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vietnam } from '../src/index.ts';
import { columnOf } from './column.ts';
import { examples } from './examples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29 });
});
afterAll(() => engine.close());

const everyExample = Object.values(examples).flatMap(({ yes, no }) => [...yes, ...no]);

test('each type has examples, a title in three languages and names that its own words() keeps', () => {
  expect(vietnam.semanticTypes.map((type) => type.id).sort()).toEqual(Object.keys(examples).sort());
  for (const type of vietnam.semanticTypes) {
    expect(Object.values(type.title).every((title) => title.length > 2)).toBe(true);
    for (const name of type.names) expect(vietnam.words(name).join('_')).toBe(name);
  }
});

/** A value with a few characters changed, dropped, doubled or in another writing. */
const damaged = fc.constantFrom(...everyExample).chain((value) =>
  fc.oneof(
    fc.constant(value),
    fc.constantFrom(value.toUpperCase(), value.toLowerCase(), value.normalize('NFD')),
    fc
      .tuple(fc.nat(value.length), fc.constantFrom('', '0', '7', ' ', '.', '-', 'a', 'Đ', '/'))
      .map(([at, put]) => value.slice(0, at) + put + value.slice(at + 1)),
  ),
);
const anything = fc.oneof(
  { weight: 6, arbitrary: damaged },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 14 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 16 }) },
);

/** Long texts that repeat what values are made of and end in what spoils them: an expression that can read them in many ways would never end. */
const longWinded = fc
  .tuple(
    fc.constantFrom('', ...everyExample),
    fc.array(fc.constantFrom('- ', ', ', '-', '’', " '", 'a', '1', '.', 'a - ', 'số 1 - ', 'p. x, ', 'q. b - ', 'khu phố 2; ', '1.1', "’a'"), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.integer({ min: 20, max: 300 }),
    fc.constantFrom('', '(', '!', '\n', ' hà'),
  )
  .map(([start, pieces, times, end]) => start + pieces.join('').repeat(times) + end);

describe.each(vietnam.semanticTypes.map((type) => [type.id, type] as const))('%s', (id, type) => {
  const { yes, no } = examples[id] ?? { yes: [], no: [] };

  test.each(yes)('takes %j', (value) => expect(type.matches(value)).toBe(true));
  test.each(no)('refuses %j', (value) => expect(type.matches(value)).toBe(false));

  const { stored } = type;
  if (stored)
    test('what it takes for valid as it is stored is valid as text', async () => {
      const { dialect } = engine;
      const [least = 0, most = -1] = stored.numbers ?? [];
      const [first = '2000-01-02', last = '2000-01-01'] = stored.days ?? [];
      const day = (text: string): Sql => sql`cast(${text} as date)`;
      // Each day at both ends; between them in steps that come to all days of a month and all months.
      const days = sql`select cast(d as date) as d from generate_series(${day(first)}, ${day(last)}, interval 1 day) as s(d)
        where d <= ${day(first)} + interval 3 years or d >= ${day(last)} - interval 3 years or (d::date - ${day(first)}) % 31 = 0`;
      const all = sql`select cast(n as varchar) as value from range(${least}, ${most + 1}) as r(n)
        union all select ${dialect.formatDate(sql`d`, 'yyyy-MM-dd')} from (${days}) as days`;
      const valid = type.valid ? type.valid(sql`value`, dialect) : type.shape(sql`value`, dialect);
      const found = await engine.one<{ all: number; invalid: number }>(
        sql`select count(*) as "all", ${dialect.countIf(sql`not coalesce(${valid}, false)`)} as invalid from (${all}) as v`,
      );
      expect(found.all).toBeGreaterThan(0);
      expect(found.invalid).toBe(0);
    });

  const surely = type.surely?.();
  if (surely)
    test('what it takes for surely valid is valid, and not outdated', async () => {
      const { dialect } = engine;
      const expression = new RegExp(surely.expression, 'u');
      const isSure = (value: string): boolean => expression.test(surely.anyCase ? value.toLowerCase() : value);
      const made = fc.sample(fc.stringMatching(expression), { numRuns: 500, seed: 1 });
      const written = [...made, ...made.map((value) => value.toUpperCase()), ...fc.sample(damaged, { numRuns: 2_000, seed: 1 })];
      const sure = [...yes, ...written].map((value) => value.replaceAll('\0', '')).filter((value) => isSure(value) && isPlainlyWritten(value));
      expect(sure.length).toBeGreaterThan(0);
      const valid = type.valid ? type.valid(sql`value`, dialect) : type.shape(sql`value`, dialect);
      const outdated = type.outdated?.(sql`value`, dialect) ?? sql`false`;
      const wrong = await engine.all<{ value: string }>(
        sql`select value from (select unnest(${sure}) as value) as v where not coalesce(${valid}, false) or coalesce(${outdated}, false)`,
      );
      expect(wrong).toEqual([]);
    });

  test('comes to an end on whatever long text', () => {
    fc.assert(
      fc.property(longWinded, (text) => {
        expect(type.matches(text)).toBeTypeOf('boolean');
      }),
      { numRuns: 300 },
    );
  });

  test('SQL and JavaScript agree, valid implies shape, and the canonical form is of the same kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 100, maxLength: 200 }), async (texts) => {
        const values = [...new Set([...texts.map((text) => text.trim()), ...everyExample])].filter(Boolean);
        const value = sql`value`;
        const { dialect } = engine;
        const rows = await engine.all<{ value: string; shape: boolean; valid: boolean; canonical: string }>(
          sql`select value, ${type.shape(value, dialect)} as shape, ${type.valid?.(value, dialect) ?? sql`false`} as valid, ${type.canonical?.(value, dialect) ?? value} as canonical from ${columnOf(values)}`,
        );
        for (const row of rows) {
          expect([row.value, row.shape]).toEqual([row.value, type.matches(row.value)]);
          if (row.valid) expect([row.value, row.shape]).toEqual([row.value, true]);
          if (row.shape) expect(row.canonical, row.value).toBeTypeOf('string');
        }
      }),
      { numRuns: 6 },
    );
  });
});
