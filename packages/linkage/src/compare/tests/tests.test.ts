import { id, join, type Sql, sql } from '@sogoc/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestEngine } from '../../../test/engine.ts';
import type { TestSpec } from '../../model/link-model.ts';
import { genericTests, openRegistry } from '../registry.ts';

let engine: Awaited<ReturnType<typeof openTestEngine>>;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

type Value = string | readonly (string | null)[];

async function holds(spec: TestSpec, a: Value, b: Value): Promise<boolean> {
  const { dialect } = engine;
  const found = openRegistry().test(spec.kind);
  const list = (value: Value): (string | null)[] => (typeof value === 'string' ? [value] : [...value]);
  const inputs = list(a).map((_, i) => sql`${id(`v${i}`)}`);
  const derived = found.derive?.(inputs, spec, dialect) ?? [];
  const row = (value: Value): Sql => {
    const values = list(value).map((text, i) => sql`cast(${text} as varchar) as ${id(`v${i}`)}`);
    return sql`(select *${derived.length > 0 ? sql`, ` : sql``}${join(derived.map((one, i) => sql`${one} as ${id(`d${i}`)}`))} from (select ${join(values)}) raw)`;
  };
  const side = (alias: string) => ({
    inputs: inputs.map((_, i) => sql`${id(alias, `v${i}`)}`),
    derived: derived.map((_, i) => sql`${id(alias, `d${i}`)}`),
  });
  const result = await engine.one<{ holds: boolean }>(
    sql`select coalesce(${found.holds(side('a'), side('b'), spec, dialect)}, false) as holds from ${row(a)} a cross join ${row(b)} b`,
  );
  return result.holds;
}

const examples: [TestSpec, Value, Value, boolean][] = [
  [{ kind: 'exact' }, 'Lan', 'Lan', true],
  [{ kind: 'exact' }, ['Lan', 'Trần'], ['Lan', null], false],
  [{ kind: 'swapped' }, ['Lan', 'Trần'], ['Trần', 'Lan'], true],
  [{ kind: 'same-folded' }, 'Hoà-Đức', 'hòa đức', true],
  [{ kind: 'levenshtein', atMost: 1 }, '012345', '01234', true],
  [{ kind: 'levenshtein', atMost: 1 }, '012345', '01243', false],
  [{ kind: 'damerau-levenshtein', atMost: 1 }, '0123', '0132', true],
  [{ kind: 'jaro-winkler', atLeast: 0.9 }, 'martha', 'marhta', true],
  [{ kind: 'jaro-winkler', atLeast: 0.9 }, 'martha', 'dixon', false],
  [{ kind: 'same-prefix', length: 3 }, 'Nguyễn', 'Nguyen', true],
  [{ kind: 'prefix', length: 3 }, 'Robert', 'Rob', true],
  [{ kind: 'prefix', length: 3 }, 'Robert', 'Ro', false],
  [{ kind: 'same-part', pattern: '^[^@]+' }, 'lan@a.vn', 'lan@b.vn', true],
  [{ kind: 'same-words' }, 'Trần Thị Lan', 'lan trần thi', true],
  [{ kind: 'same-words' }, 'Trần Thị Lan', 'Trần Lan', false],
  [{ kind: 'shared-words', atLeast: 0.6 }, '12 Lê Lợi, Huế', 'Lê Lợi Huế', true],
  [{ kind: 'shared-words', atLeast: 0.6 }, 'Lê Lợi', 'Lê Lai', false],
  [{ kind: 'shared-words', atLeast: 0.8 }, 'on the road on the hill on the left', 'the road on the left on the hill', true],
  [{ kind: 'rare-words', atLeast: 0.6 }, 'Sony Turntable - PSLX350H', 'PSLX350H turntable', true],
  [{ kind: 'rare-words', atLeast: 0.6 }, 'Sony Turntable', 'Sony Radio', false],
  [{ kind: 'rare-words', atLeast: 0.6 }, '!', '?', false],
  [{ kind: 'rare-words', atLeast: 0.6, most: 2 }, 'alpha bravo yankee zulu', 'yankee zulu', true],
  [{ kind: 'rare-words', atLeast: 0.6, most: 2 }, 'alpha bravo yankee zulu', 'alpha bravo', false],
  [{ kind: 'same-initials' }, 'Nguyễn Văn An', 'N. V. A.', true],
  [{ kind: 'same-initials' }, 'Nguyễn Văn An', 'Ngô Vũ Anh', false],
  [{ kind: 'lists-overlap', separator: ';', atLeast: 1 }, '090;091', '091;092', true],
  [{ kind: 'dates-within', days: 31 }, '1990-01-01', '31/01/1990', true],
  [{ kind: 'dates-within', days: 31 }, '1990-01-01', 'không rõ', false],
  [{ kind: 'day-month-swapped' }, '1990-02-01', '1990-01-02', true],
  [{ kind: 'same-year' }, '1990-02-01', '19901231', true],
  [{ kind: 'same-year', unknownDay: true }, '1990-02-01', '1990', true],
  [{ kind: 'same-year', unknownDay: true }, '1990-02-01', '1990-03-01', false],
  [{ kind: 'date-typing', atMost: 1 }, '1990-02-01', '1990-02-07', true],
  [{ kind: 'numbers-within', share: 0.1 }, '100', '109.5', true],
  [{ kind: 'numbers-within', difference: 2 }, '100', '103', false],
  [{ kind: 'places-within', kilometres: 700 }, ['21.03', '105.85'], ['16.05', '108.2'], true],
  [{ kind: 'places-within', kilometres: 500 }, ['21.03', '105.85'], ['16.05', '108.2'], false],
];

test.each(examples)('%o of %s and %s: %s', async (spec, a, b, expected) => {
  expect(await holds(spec, a, b)).toBe(expected);
});

test('every generic test has an example', () => {
  expect(new Set(examples.map(([spec]) => spec.kind))).toEqual(new Set(genericTests.map((one) => one.kind)));
});

test('every test is symmetric on any text', async () => {
  const specs = [...new Map(examples.map(([spec, a]) => [spec.kind, { spec, width: typeof a === 'string' ? 1 : a.length }])).values()];
  const word = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('1990-02-01', '01/02/1990', '1990', 'Nguyễn Văn An', 'N V A', '12.5', 'a;b', 'x@y.z'),
  );
  const value = fc.tuple(word, word);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...specs), value, value, async ({ spec, width }, a, b) => {
      const [left, right] = [a.slice(0, width), b.slice(0, width)];
      expect(await holds(spec, left, right)).toBe(await holds(spec, right, left));
    }),
    { numRuns: 150 },
  );
});

test('looking at the bits first loses no text that is few edits away', async () => {
  const letters = fc.constantFrom(...'ab1đ');
  const word = fc.oneof(fc.array(letters, { maxLength: 14 }), fc.array(fc.constantFrom(...'0179'), { maxLength: 14 })).map((all) => all.join(''));
  const edit = fc.tuple(fc.nat(14), fc.constantFrom(0, 1), fc.oneof(letters, fc.constantFrom('0', '7', '')));
  const edited = fc
    .tuple(word, fc.array(edit, { maxLength: 3 }))
    .map(([text, edits]): [string, string] => [
      text,
      edits.reduce((all, [at, gone, letter]) => all.slice(0, at) + letter + all.slice(at + gone), text),
    ]);
  await fc.assert(
    fc.asyncProperty(edited, fc.constantFrom(1, 2), async ([a, b], atMost) => {
      const { near } = await engine.one<{ near: boolean }>(sql`select ${engine.dialect.levenshtein(sql`${a}`, sql`${b}`)} <= ${atMost} as near`);
      expect(await holds({ kind: 'levenshtein', atMost }, a, b)).toBe(near);
    }),
    { numRuns: 300 },
  );
});

test('options that make no sense are named', () => {
  const registry = openRegistry();
  expect(registry.test('levenshtein').check?.({ kind: 'levenshtein' }, 1)).toMatch(/atMost/);
  expect(registry.test('swapped').check?.({ kind: 'swapped' }, 1)).toMatch(/two inputs/);
  expect(() => registry.test('nothing')).toThrowError(expect.objectContaining({ code: 'LINK_UNKNOWN_TEST' }));
});

test('the number of a date tells what its text tells', async () => {
  const specs: TestSpec[] = [
    { kind: 'dates-within', days: 31 },
    { kind: 'dates-within', days: 3653 },
    { kind: 'day-month-swapped' },
    { kind: 'same-year' },
    { kind: 'same-year', unknownDay: true },
    { kind: 'date-typing', atMost: 1 },
  ];
  const two = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
  const year = fc.constantFrom('1989', '1990', '1991', '0090');
  const date = fc.oneof(
    fc.tuple(year, two, two).map((parts) => parts.join('-')),
    fc.tuple(two, two, year).map((parts) => parts.join('/')),
    year,
    fc.constantFrom('1990-01-01', '1990-12-31', '1990-13-40', 'unknown', ''),
  );
  const { dialect } = engine;
  const text = sql`text`;
  await fc.assert(
    fc.asyncProperty(fc.array(date, { minLength: 2, maxLength: 12 }), async (texts) => {
      for (const spec of specs) {
        const found = openRegistry().test(spec.kind);
        const derived = (found.derive?.([text], spec, dialect) ?? []).map((value, i) => sql`, ${value} as ${id(`d${i}`)}`);
        const number = found.number?.of(text, spec, dialect) ?? sql`null`;
        const rows = sql`(select text, ${number} as number${join(derived, sql``)} from (values ${join(texts.map((one) => sql`(${one})`))}) given (text))`;
        const side = (alias: string) => ({ inputs: [sql`${id(alias, 'text')}`], derived: derived.map((_, i) => sql`${id(alias, `d${i}`)}`) });
        const told = found.number?.holds(sql`a.number`, sql`b.number`, spec, dialect) ?? sql`null`;
        const seen = found.holds(side('a'), side('b'), spec, dialect);
        const different = await engine.all(
          sql`select a.text as one, b.text as other from ${rows} a cross join ${rows} b where coalesce(${told}, false) <> coalesce(${seen}, false)`,
        );
        expect([spec, different]).toEqual([spec, []]);
      }
    }),
    { numRuns: 20 },
  );
});
