import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dialect, duckDbDialect, type Engine, EngineError, id, openDuckDb, render, sql, trinoDialect } from '../src/index.ts';
import { caseQuery, dialectCases } from './dialect-cases.ts';

const trino = trinoDialect((path) => id('lake', path));
const dialects: Dialect[] = [duckDbDialect, trino];
const duckDbOnly = [
  'jaroWinkler',
  'damerauLevenshtein',
  'distinctWithin',
  'neighbourBits',
  'mayBeWithin',
  'digitBits',
  'differingDigits',
  'pointIndex',
];
const elsewhere = ['name', 'quoteName', 'quoteLiteral', 'type', 'soundex', 'readParquet', 'readParts', 'sample'];

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ memoryLimit: 2 ** 29, threads: 2 });
});
afterAll(() => engine.close());

test('every method has a case', () => {
  const covered = new Set<string>([...dialectCases.map((one) => one.method), ...duckDbOnly, ...elsewhere]);
  expect([...Object.keys(duckDbDialect), ...Object.keys(trino)].filter((method) => !covered.has(method))).toEqual([]);
});

describe('on DuckDB', () => {
  test.each(dialectCases.map((one, index) => [`${index} ${one.method}`, one] as const))('%s', async (_, one) => {
    const { value } = await engine.one<{ value: unknown }>(caseQuery(one, duckDbDialect));
    expect(value).toEqual(one.gives);
  });
});

const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

test.each(dialects)('the SQL of $name', async (dialect) => {
  const statements = dialectCases.map(
    (one) => `-- ${one.method}: ${JSON.stringify(one.gives, plain)}\n${render(caseQuery(one, dialect), dialect)};\n`,
  );
  await expect(statements.join('\n')).toMatchFileSnapshot(`./dialect-${dialect.name}.sql`);
});

test('similarities of DuckDB compare characters', async () => {
  const row = await engine.one(sql`select
    ${duckDbDialect.jaroWinkler?.(sql`'Đặng'`, sql`'Đăng'`) ?? sql`null`} as vietnamese,
    ${duckDbDialect.jaroWinkler?.(sql`'Dang'`, sql`'Dxng'`) ?? sql`null`} as ascii,
    ${duckDbDialect.damerauLevenshtein?.(sql`'ĐặngVăn'`, sql`'ĐặnVgăn'`) ?? sql`null`} as damerau,
    ${duckDbDialect.levenshtein(sql`${'đ'.repeat(200)}`, sql`${`${'đ'.repeat(199)}ơ`}`)} as long`);
  expect(row.vietnamese).toBeCloseTo(Number(row.ascii), 12);
  expect(row).toMatchObject({ damerau: 1, long: 1 });
});

test('texts of very many distinct characters are compared by bytes, and never taken for equal', async () => {
  const many = Array.from({ length: 150 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  const row = await engine.one(sql`select ${duckDbDialect.levenshtein(sql`${many}`, sql`${`${many.slice(0, -1)}đ`}`)} as edits`);
  expect(row.edits).toBeGreaterThanOrEqual(1);
  expect(row.edits).toBeLessThanOrEqual(3);
});

test('distinct integers are counted by bits', async () => {
  const count = duckDbDialect.distinctWithin?.(sql`x`, 1, 4) ?? sql`null`;
  expect(await engine.one(sql`select ${count} as n from (values (1), (4), (4), (null)) as t(x)`)).toEqual({ n: 2 });
});

test('accents are stripped as Unicode says, for every letter', async () => {
  const letters = Array.from({ length: 0xffff }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => /\p{Script=Latin}/u.test(letter));
  const rows = await engine.all<{ letter: string; bare: string }>(
    sql`select value as letter, ${duckDbDialect.stripAccents(sql`value`)} as bare from ${duckDbDialect.unnest(sql`${letters}`, 'u')}`,
  );
  const bare = (letter: string): string => letter.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
  expect(rows.filter((row) => row.bare !== bare(row.letter))).toEqual([]);
});

describe.each(dialects)('$name refuses', (dialect) => {
  test.each([
    ['an empty separator', () => dialect.split(sql`x`, '')],
    ['an empty search', () => dialect.replace(sql`x`, '', 'y')],
    ['part 0', () => dialect.splitPart(sql`x`, ',', 0)],
    ['part 1.5', () => dialect.splitPart(sql`x`, ',', 1.5)],
    ['look-ahead', () => dialect.regexMatches(sql`x`, '(?=a)')],
    ['look-behind', () => dialect.regexMatches(sql`x`, '(?<!a)')],
    ['a back reference', () => dialect.regexExtract(sql`x`, '(a)\\1', 1)],
    ['a date form without a day', () => dialect.parseDate(sql`x`, 'MM/yyyy')],
  ])('%s', (_, make) => {
    expect(make).toThrow(EngineError);
  });
});

test('patterns are made one for Joni', () => {
  const pattern = (text: string): string => render(trino.regexMatches(sql`x`, text), trino);
  expect(pattern('^\\d+\\.\\D[\\w$[:alpha:]-]$')).toBe("regexp_like(x, '^[0-9]+\\.[^0-9][0-9A-Za-z_$A-Za-z-]\\z')");
  expect(pattern('[]$][(?=]\\$$')).toBe("regexp_like(x, '[]$][(?=]\\$\\z')");
  expect(pattern('[^[:^digit:]]')).toBe("regexp_like(x, '[^[^0-9]]')");
});

test('Parquet files and samples', async () => {
  expect(render(trino.readParquet(['a.parquet', 'b.parquet']), trino)).toBe(
    '(select * from "lake"."a.parquet" union all select * from "lake"."b.parquet")',
  );
  expect(() => trino.readParquet(['a.parquet'], { rowNumber: true })).toThrow(EngineError);
  expect(render(trino.sample(sql`t`, 0.1, 7), trino)).toBe('(select * from t tablesample bernoulli (10))');
  expect(render(trino.soundex?.(sql`x`) ?? sql``, trino)).toBe('soundex(x)');

  const numbers = await engine.materialize('numbers', sql`select range as i from range(100000)`);
  const sampled = (seed: number) =>
    engine.one(sql`select count(*) as n, sum(i) as total from ${duckDbDialect.sample(sql`${numbers.name}`, 0.1, seed)}`);
  const first = await sampled(7);
  expect(await sampled(7)).toEqual(first);
  expect(await sampled(8)).not.toEqual(first);
  expect(first.n).toBeGreaterThan(9000);
  expect(first.n).toBeLessThan(11000);
});

test.each([
  [
    'addresses that differ in a few digits',
    sql`'Tổ ' || (range % 100) || ', thôn ' || (range // 100 % 100) || ', xã ' || (range // 10000) || ', huyện 8'`,
  ],
  ['codes of 16 digits', sql`lpad(cast(range % 1000 as varchar), 8, '0') || lpad(cast(range // 1000 as varchar), 8, '0')`],
  ['codes of 24 digits', sql`printf('%08d%08d%08d', range % 100, range // 100 % 100, range // 10000)`],
  ['short codes', sql`lpad(cast(range * 37 as varchar), 8, '0')`],
  ['codes of 12 digits', sql`lpad(cast(range % 1000 as varchar), 8, '0') || lpad(cast(range // 1000 as varchar), 4, '0')`],
  ['codes of every length', sql`cast(range * range as varchar)`],
])('hash and code of text tell apart %s', async (_, code) => {
  for (const hash of [duckDbDialect.hash64(sql`code`), duckDbDialect.textCode(sql`code`)]) {
    const query = sql`select count(distinct ${hash}) as hashes, min(${hash}) as least from (select ${code} as code from range(200000))`;
    const { hashes, least } = await engine.one<{ hashes: number; least: number | bigint }>(query);
    expect(hashes).toBe(200_000);
    expect(least).toBeGreaterThanOrEqual(0);
  }
});
