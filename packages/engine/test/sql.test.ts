import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { and, duckDbDialect, type Engine, EngineError, id, join, openDuckDb, or, render, type Sql, sql, trinoDialect } from '../src/index.ts';

const trino = trinoDialect((path) => id(path));
const text = (piece: Sql): string => render(piece, duckDbDialect);

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 28, threads: 1 });
});
afterAll(() => engine.close());

/** Any text of Unicode, with what is dangerous in SQL made likely. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom("'", '"', '\\', '\0', ';', '--', '/*', '*/', '$1', '$$', '{}', '\n', 'đ', 'e\u0323', '🏠', '%s', ' drop table t'))
    .map((parts) => parts.join('')),
);
const anyName = anyText.filter((name) => name !== '' && !name.includes('\0'));

describe('round trips through DuckDB', () => {
  const roundTrip = <T>(values: fc.Arbitrary<T>, make: (value: T) => Sql, back: (value: T) => unknown = (value) => value) =>
    fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect(await engine.all(sql`select ${make(value)} as value, 'after' as after`)).toEqual([{ value: back(value), after: 'after' }]);
      }),
      { numRuns: 300 },
    );

  test('text', () => roundTrip(anyText, (value) => sql`${value}`));
  test('text behind a minus and between comments', () => roundTrip(anyText, (value) => sql`/* */ ${value} /* */`));
  test('whole numbers', () =>
    roundTrip(
      fc.maxSafeInteger(),
      (value) => sql`${value}`,
      (value) => value + 0,
    ));
  test('doubles', () =>
    roundTrip(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (value) => sql`${value}`,
      (value) => value + 0,
    ));
  test('a number behind a minus', () =>
    roundTrip(
      fc.integer(),
      (value) => sql`5::bigint -${value}`,
      (value) => 5 - value,
    ));
  test('bigints', () =>
    roundTrip(
      fc.bigInt({ min: -(10n ** 38n - 1n), max: 10n ** 38n - 1n }),
      (value) => sql`${value}`,
      (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value),
    ));
  test('dates', () =>
    roundTrip(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (value) => sql`${value}`));
  test('bytes', () =>
    roundTrip(
      fc.uint8Array(),
      (value) => sql`${value}`,
      (value) => new Uint8Array(value),
    ));
  test('lists', () => roundTrip(fc.array(anyText, { minLength: 1 }), (value) => sql`${value}`));

  test('names', () =>
    fc.assert(
      fc.asyncProperty(anyName, anyName, async (table, column) => {
        await using work = await engine.materialize(table, sql`select 1 as ${id(column)}`);
        const [row] = await engine.all(sql`select ${id('t', column)} from ${work.name} as t`);
        expect(Object.entries(row ?? {})).toEqual([[column, 1]]);
      }),
      { numRuns: 300 },
    ));
});

describe('text stays inside its quotes in Trino', () => {
  /** Reads a literal as the grammar of Trino does: `''` is a quote, in `U&` a backslash starts four hexadecimal digits or stands for itself. */
  function read(literal: string): string {
    const [, unicode, body = ''] = /^(U&)?'((?:[^']|'')*)'$/su.exec(literal) ?? expect.unreachable(literal);
    const plain = body.replaceAll("''", "'");
    return unicode
      ? plain.replaceAll(/\\(\\|[0-9a-f]{4})/g, (_, code) => (code === '\\' ? code : String.fromCharCode(Number.parseInt(code, 16))))
      : plain;
  }

  test('text', () => {
    const survives = fc.property(anyText, (value) => {
      expect(read(trino.quoteLiteral(value))).toBe(value);
    });
    fc.assert(survives);
  });

  test('names', () => {
    const survives = fc.property(anyName, (name) => {
      expect(/^"((?:[^"]|"")*)"$/s.exec(trino.quoteName(name))?.[1]?.replaceAll('""', '"')).toBe(name);
    });
    fc.assert(survives);
  });
});

test.each([
  [null, 'null'],
  [true, 'true'],
  [-1, '(-1)'],
  [1.5, '1.5e0'],
  [2 ** 60, '1152921504606847000e0'],
  [5e-324, '5e-324'],
  [10n ** 20n, "decimal '100000000000000000000'"],
  [new Date('2025-07-01T09:30:00.5Z'), "timestamp '2025-07-01 09:30:00.500'"],
  [new Uint8Array([0, 255]), "X'00ff'"],
  [["it's", null], "array['it''s', null]"],
  [[[1], []], 'array[array[1], array[]]'],
  ['a\u0085\\b', "U&'a\\0085\\\\b'"],
] as const)('Trino writes %s as %s', (value, literal) => {
  expect(trino.quoteLiteral(value)).toBe(literal);
});

describe.each([duckDbDialect, trino])('$name refuses', (dialect) => {
  test.each([
    ['NaN', Number.NaN],
    ['infinity', -Infinity],
    ['39 digits', 10n ** 38n],
    ['an invalid date', new Date(Number.NaN)],
    ['a date before the year 1', new Date('0000-12-31')],
    ['a date after 9999', new Date('+010000-01-01')],
    ['half a surrogate pair', 'a\ud800'],
    ['such a half in a list', ['\udc00']],
  ])('%s', (_, value) => {
    expect(() => render(sql`select ${value}`, dialect)).toThrow(EngineError);
  });
  test.each(['', 'a\0b', '\ud800'])('the name %j', (name) => {
    expect(() => render(sql`select ${id(name)}`, dialect)).toThrow(EngineError);
  });
  test('a name without parts', () => {
    expect(() => render(sql`select ${id()}`, dialect)).toThrow(EngineError);
  });
  test.each([['undefined'], ['{"texts":["1"]}'], ['{"strings":["1"],"values":[]}']])('%s, which came past the compiler', (source) => {
    const value = source === 'undefined' ? undefined : JSON.parse(source);
    expect(() => render(sql`select ${value}`, dialect)).toThrow(EngineError);
  });
});

describe('a forged template is refused', () => {
  test.each([
    ['an array', ['select 1']],
    ['a frozen array', Object.freeze(['select 1'])],
    ['an array with raw', Object.assign(['select 1'], { raw: ['select 1'] })],
    ['text', 'select 1'],
    ['nothing', undefined],
  ])('%s', (_, forged) => {
    expect(() => Reflect.apply(sql, undefined, [forged])).toThrow(TypeError);
  });
  test('too many values', () => {
    const strings = ((...parts: [TemplateStringsArray]) => parts[0])`a`;
    expect(() => sql(strings, 1)).toThrow(TypeError);
  });
  test('an object of the right prototype', () => {
    const forged = Object.assign(Object.create(Object.getPrototypeOf(sql`x`)), { texts: ['drop table t'], values: [] });
    expect(() => text(sql`${forged}`)).toThrow(TypeError);
  });
});

test('pieces are joined', () => {
  expect(text(join([]))).toBe('');
  expect(text(join([1]))).toBe('1');
  expect(text(join([sql`a`, id('b'), ['c', 'd'], null]))).toBe("a, \"b\", ['c', 'd'], null");
  expect(text(join([1, 2, 3], sql` + `))).toBe('1 + 2 + 3');
  expect(text(and())).toBe('true');
  expect(text(or())).toBe('false');
  expect(text(and(sql`a`, or(sql`b`, sql`c`)))).toBe('(a and (b or c))');
  expect(text(sql`${id('t', 'c')} = ${"it's"}`)).toBe(`"t"."c" = 'it''s'`);
});
