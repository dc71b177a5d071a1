import { createHash } from 'node:crypto';
import { type Dialect, id, type Sql, sql } from '../src/index.ts';

/** What a method of Dialect means: the SQL it makes for a value, and what that SQL gives on every engine. */
export interface DialectCase {
  method: keyof Dialect;
  sql: (dialect: Dialect) => Sql;
  gives: unknown;
  /** Rows `(x, y)` for an aggregate; without them the SQL stands alone. */
  rows?: Sql;
}

const text = (value: string | null): Sql => sql`cast(${value} as varchar)`;
const nothing = text(null);
const day = (value: string | null): Sql => sql`cast(${value} as date)`;
const at = (value: string): Date => new Date(`${value}T00:00:00Z`);
/** ệ as e, dot below, circumflex. */
const decomposed = 'Nguye\u0323\u0302n';

/** Cases of one method: for each, what follows the name, and what it gives. */
function cases(method: keyof Dialect, ...list: readonly (readonly [(dialect: Dialect) => Sql, unknown])[]): DialectCase[] {
  return list.map(([make, gives]) => ({ method, sql: make, gives }));
}

const rows = sql`(values (1, 'b'), (2, cast(null as varchar)), (4, 'a'), (null, 'c')) as t(x, y)`;
const noRows = sql`(select * from ${rows} where x > 9) as t`;
const [x, y] = [sql`x`, sql`y`];

/** Cases of an aggregate: over the rows above, and over none. */
function aggregate(method: keyof Dialect, make: (dialect: Dialect) => Sql, gives: unknown, ofNone: unknown): DialectCase[] {
  return [
    { method, sql: make, gives, rows },
    { method, sql: make, gives: ofNone, rows: noRows },
  ];
}

export const dialectCases: readonly DialectCase[] = [
  ...cases(
    'tryCast',
    [(d) => d.tryCast(text('00004'), 'integer'), 4],
    [(d) => d.tryCast(text(' +4 '), 'bigint'), 4],
    [(d) => d.tryCast(text('-9007199254740993'), 'bigint'), -9007199254740993n],
    ...['1.5', '1e3', '1_000', '0x10', '', ' ', 'abc', '99999999999', '１'].map(
      (bad) => [(d: Dialect) => d.tryCast(text(bad), 'integer'), null] as const,
    ),
    [(d) => d.tryCast(nothing, 'integer'), null],
    [(d) => d.tryCast(sql`7`, 'bigint'), 7],
    [(d) => d.tryCast(text('-1.5e3'), 'double'), -1500],
    [(d) => d.tryCast(text('.5'), 'double'), 0.5],
    [(d) => d.tryCast(text('5.'), 'double'), 5],
    ...['nan', 'inf', 'Infinity', '1,5', '1_0', '1d', ''].map((bad) => [(d: Dialect) => d.tryCast(text(bad), 'double'), null] as const),
    ...['TRUE', ' t ', '1'].map((good) => [(d: Dialect) => d.tryCast(text(good), 'boolean'), true] as const),
    ...['False', 'f', '0'].map((good) => [(d: Dialect) => d.tryCast(text(good), 'boolean'), false] as const),
    ...['yes', 'on', '2', ''].map((bad) => [(d: Dialect) => d.tryCast(text(bad), 'boolean'), null] as const),
    [(d) => d.tryCast(text('2024-02-29'), 'date'), at('2024-02-29')],
    [(d) => d.tryCast(text('2024-02-29 10:00:00'), 'date'), at('2024-02-29')],
    [(d) => d.tryCast(text('2024-2-9'), 'date'), at('2024-02-09')],
    [(d) => d.tryCast(text('2024-2-9 10:00'), 'timestamp'), new Date('2024-02-09T10:00:00Z')],
    ...['2023-02-29', '2024-2-30', '2024/02/09', '20240209', 'infinity', 'epoch', '0000-01-01', '44-03-15 (BC)', ''].map(
      (bad) => [(d: Dialect) => d.tryCast(text(bad), 'date'), null] as const,
    ),
    [(d) => d.tryCast(text('2025-07-01 09:30'), 'timestamp'), new Date('2025-07-01T09:30:00Z')],
    [(d) => d.tryCast(text('2025-07-01T09:30:01.5Z'), 'timestamp'), new Date('2025-07-01T09:30:01.5Z')],
    [(d) => d.tryCast(text('2025-07-01'), 'timestamp'), at('2025-07-01')],
    ...['2025-07-01 09:30:00+07', '2025-07-01 25:00', 'infinity', ''].map(
      (bad) => [(d: Dialect) => d.tryCast(text(bad), 'timestamp'), null] as const,
    ),
    [(d) => d.tryCast(sql`12`, 'text'), '12'],
    [(d) => d.tryCast(text('đ'), 'blob'), new Uint8Array([0xc4, 0x91])],
  ),
  ...cases('cast', [(d) => d.cast(sql`7`, 'text'), '7'], [(d) => d.cast(day('2025-07-01'), 'timestamp'), at('2025-07-01')]),
  ...cases(
    'length',
    [(d) => d.length(text('Đặng 🏠')), 6],
    [(d) => d.length(text(decomposed)), 8],
    [(d) => d.length(text('')), 0],
    [(d) => d.length(text('a\0b')), 3],
    [(d) => d.length(nothing), null],
  ),
  ...cases('byteLength', [(d) => d.byteLength(text('Đặng 🏠')), 12], [(d) => d.byteLength(text('')), 0], [(d) => d.byteLength(nothing), null]),
  ...cases('lower', [(d) => d.lower(text('ĐẶNG THỊ Ơ')), 'đặng thị ơ'], [(d) => d.lower(nothing), null]),
  ...cases(
    'trim',
    [(d) => d.trim(text(' \t\r\n\u00a0\u3000\ufeffĐà  Nẵng\u2003\v ')), 'Đà  Nẵng'],
    [(d) => d.trim(text(' \n ')), ''],
    [(d) => d.trim(text('')), ''],
    [(d) => d.trim(text("\u200b'")), "\u200b'"],
    [(d) => d.trim(nothing), null],
  ),
  ...cases('nfc', [(d) => d.nfc(text(decomposed)), 'Nguyện'], [(d) => d.nfc(text('')), ''], [(d) => d.nfc(nothing), null]),
  ...cases(
    'stripAccents',
    [(d) => d.stripAccents(text('Đặng Ước Nguyễn đường')), 'Đang Uoc Nguyen đuong'],
    [(d) => d.stripAccents(text(decomposed)), 'Nguyen'],
    [(d) => d.stripAccents(text('🏠\u0301')), '🏠'],
    [(d) => d.stripAccents(nothing), null],
  ),
  ...cases(
    'translate',
    [(d) => d.translate(text('đáp Đ'), 'đĐá', 'dDa'), 'dap D'],
    [(d) => d.translate(text('a-b-c'), '-', ''), 'abc'],
    [(d) => d.translate(text('aab'), 'aa', 'xy'), 'xxb'],
    [(d) => d.translate(text("it's"), "'", '🏠'), 'it🏠s'],
    [(d) => d.translate(nothing, 'a', 'b'), null],
  ),
  ...cases(
    'replace',
    [(d) => d.replace(text('a.b.c'), '.', '$1\\'), 'a$1\\b$1\\c'],
    [(d) => d.replace(text('<br>xã'), '<br>', ' '), ' xã'],
    [(d) => d.replace(text('a\0b'), '\0', "'"), "a'b"],
    [(d) => d.replace(nothing, 'a', 'b'), null],
  ),
  ...cases(
    'regexMatches',
    [(d) => d.regexMatches(text('xã Đông'), 'Đ'), true],
    [(d) => d.regexMatches(text('012345678901'), '^\\d{12}$'), true],
    [(d) => d.regexMatches(text('012345678901\n'), '^\\d{12}$'), false],
    [(d) => d.regexMatches(text('１２'), '\\d'), false],
    [(d) => d.regexMatches(text('đ'), '^\\w$'), false],
    [(d) => d.regexMatches(text('đ'), '^\\p{L}$'), true],
    [(d) => d.regexMatches(text('a$'), '[$]'), true],
    [(d) => d.regexMatches(text('a\nb'), 'a.b'), false],
    [(d) => d.regexMatches(text(''), '^$'), true],
    [(d) => d.regexMatches(nothing, 'a'), null],
  ),
  ...cases(
    'regexReplace',
    [(d) => d.regexReplace(text('01/02 03/04'), '(\\d+)/(\\d+)', '$2-$1'), '02-01 04-03'],
    [(d) => d.regexReplace(text('ab'), '(b)', '<$0$10$$1\\1>'), 'a<bb0$1\\1>'],
    [(d) => d.regexReplace(text('abc'), '(x)?b', '[$1]'), 'a[]c'],
    [(d) => d.regexReplace(text('đ Đ'), 'đ|Đ', "'"), "' '"],
    [(d) => d.regexReplace(nothing, 'a', 'b'), null],
  ),
  ...cases(
    'regexExtract',
    [(d) => d.regexExtract(text('Thửa 12 tờ 3'), '(\\d+)\\D+(\\d+)', 2), '3'],
    [(d) => d.regexExtract(text('Thửa 12'), '\\d+', 0), '12'],
    [(d) => d.regexExtract(text('abc'), '(x)?b', 1), null],
    [(d) => d.regexExtract(text('abc'), '(x*)b', 1), null],
    [(d) => d.regexExtract(text('abc'), 'x', 0), null],
    [(d) => d.regexExtract(nothing, 'x', 0), null],
  ),
  ...cases(
    'concat',
    [(d) => d.concat(text("it's"), text('\\'), text('\0'), text('🏠')), "it's\\\0🏠"],
    [(d) => d.concat(text('a'), nothing), null],
    [(d) => d.concat(), ''],
  ),
  ...cases(
    'concatPresent',
    [(d) => d.concatPresent(text('a'), nothing, text('🏠')), 'a🏠'],
    [(d) => d.concatPresent(nothing), ''],
    [(d) => d.concatPresent(), ''],
  ),
  ...cases(
    'substring',
    [(d) => d.substring(text('Đặng'), sql`2`, sql`2`), 'ặn'],
    [(d) => d.substring(text('hello'), sql`0`, sql`3`), 'hel'],
    [(d) => d.substring(text('hello'), sql`-2`, sql`3`), 'hel'],
    [(d) => d.substring(text('hello'), sql`2`, sql`-1`), ''],
    [(d) => d.substring(text('hello'), sql`9`, sql`2`), ''],
    [(d) => d.substring(text('hello'), sql`4`, sql`99`), 'lo'],
    [(d) => d.substring(text('hello'), sql`cast(null as integer)`, sql`1`), null],
    [(d) => d.substring(nothing, sql`1`, sql`1`), null],
  ),
  ...cases(
    'startsWith',
    [(d) => d.startsWith(text('xã Đông'), text('xã ')), true],
    [(d) => d.startsWith(text('abc'), text('')), true],
    [(d) => d.startsWith(text('a%'), text('%')), false],
    [(d) => d.startsWith(text('abc'), nothing), null],
  ),
  ...cases(
    'splitPart',
    [(d) => d.splitPart(text('a--b--c'), '--', 2), 'b'],
    [(d) => d.splitPart(text('a,b'), ',', 3), null],
    [(d) => d.splitPart(text(',b'), ',', 1), ''],
    [(d) => d.splitPart(text(''), ',', 1), ''],
    [(d) => d.splitPart(nothing, ',', 1), null],
  ),
  ...cases(
    'split',
    [(d) => d.split(text('a|b||'), '|'), ['a', 'b', '', '']],
    [(d) => d.split(text(''), '|'), ['']],
    [(d) => d.split(nothing, '|'), null],
  ),
  ...cases(
    'levenshtein',
    [(d) => d.levenshtein(text('Đặng'), text('Dang')), 2],
    [(d) => d.levenshtein(text('kitten'), text('sitting')), 3],
    [(d) => d.levenshtein(text(''), text('🏠đ')), 2],
    [(d) => d.levenshtein(text('đ'.repeat(100)), text('d'.repeat(100))), 100],
    [(d) => d.levenshtein(text('a'), nothing), null],
  ),
  ...(['hash64', 'textCode'] as const).flatMap((name) =>
    cases(
      name,
      [(d) => sql`${d[name](text('đ'))} = ${d[name](text('đ'))}`, true],
      [(d) => sql`${d[name](text('đ'))} = ${d[name](text('d'))}`, false],
      [(d) => sql`${d[name](text('đ'))} >= 0`, true],
      [(d) => d[name](nothing), null],
    ),
  ),
  ...cases('md5', [(d) => d.md5(text('đ')), createHash('md5').update('đ').digest('hex')], [(d) => d.md5(nothing), null]),
  ...cases(
    'hashRow',
    [(d) => sql`${d.hashRow([text('đ'), sql`1`])} = ${d.hashRow([text('đ'), sql`1`])}`, true],
    [(d) => sql`${d.hashRow([text('đ'), sql`1`])} = ${d.hashRow([text('d'), sql`1`])}`, false],
    [(d) => sql`${d.hashRow([text('a'), nothing])} = ${d.hashRow([nothing, text('a')])}`, false],
  ),
  ...cases(
    'numberText',
    [(d) => d.numberText(sql`1200`), '1200'],
    [(d) => d.numberText(sql`cast(-3 as double)`), '-3'],
    [(d) => d.numberText(sql`cast(0.5 as double)`), '0.5'],
    [(d) => d.numberText(sql`cast(1200.50 as decimal(10, 2))`), '1200.5'],
    [(d) => d.numberText(sql`cast(-0.0 as double)`), '0'],
    [(d) => d.numberText(sql`cast(1e20 as double)`), '100000000000000000000'],
    [(d) => d.numberText(sql`cast(null as double)`), null],
  ),
  ...cases(
    'timestampText',
    [(d) => d.timestampText(sql`timestamp '2025-07-01 09:30:00'`), '2025-07-01 09:30:00'],
    [(d) => d.timestampText(sql`timestamp '2025-07-01 09:30:00.500'`), '2025-07-01 09:30:00.5'],
    [(d) => d.timestampText(sql`cast(timestamp '2025-07-01 02:30:00' as timestamp with time zone)`), '2025-07-01 02:30:00'],
    [(d) => d.timestampText(sql`cast(null as timestamp)`), null],
  ),
  ...cases('bitAnd', [(d) => d.bitAnd(sql`12`, sql`10`), 8]),
  ...cases('bitOr', [(d) => d.bitOr(sql`12`, sql`10`), 14]),
  ...cases(
    'parseDate',
    [(d) => d.parseDate(text('29/02/2024'), 'dd/MM/yyyy'), at('2024-02-29')],
    [(d) => d.parseDate(text('1.7.2025'), 'dd.MM.yyyy'), at('2025-07-01')],
    [(d) => d.parseDate(text('20250701'), 'yyyyMMdd'), at('2025-07-01')],
    [(d) => d.parseDate(text('2025-07-01 09:30:00'), 'yyyy-MM-dd HH:mm:ss'), at('2025-07-01')],
    [(d) => d.parseDate(text('100% 2025-07-01'), '100% yyyy-MM-dd'), at('2025-07-01')],
    ...['29/02/2023', '1/7/25', '01/07/2025 ', '01/07/2025x', '01-07-2025', '01/07/0000', ''].map(
      (bad) => [(d: Dialect) => d.parseDate(text(bad), 'dd/MM/yyyy'), null] as const,
    ),
    [(d) => d.parseDate(nothing, 'dd/MM/yyyy'), null],
  ),
  ...cases(
    'formatDate',
    [(d) => d.formatDate(day('2025-07-01'), 'dd/MM/yyyy'), '01/07/2025'],
    [(d) => d.formatDate(day('0099-07-01'), 'yyyy%MM'), '0099%07'],
    [(d) => d.formatDate(day(null), 'yyyy'), null],
  ),
  ...cases(
    'daysBetween',
    [(d) => d.daysBetween(day('2024-02-28'), day('2024-03-01')), 2],
    [(d) => d.daysBetween(sql`timestamp '2025-07-01 23:00:00'`, sql`timestamp '2025-07-02 01:00:00'`), 1],
    [(d) => d.daysBetween(day('2025-07-02'), day('2025-07-01')), -1],
    [(d) => d.daysBetween(day('2025-07-02'), day(null)), null],
  ),
  ...aggregate('countIf', (d) => d.countIf(sql`x > 1`), 2, 0),
  ...aggregate('quantile', (d) => d.quantile(x, 0.5), 2, null),
  ...aggregate('quantile', (d) => d.quantile(x, 0.75), 3, null),
  ...aggregate('approxDistinct', (d) => d.approxDistinct(x), 3, 0),
  ...aggregate('bitOrAgg', (d) => d.bitOrAgg(x), 7, null),
  ...aggregate('listAgg', (d) => d.listAgg(y, y), ['a', 'b', 'c', null], null),
  ...aggregate('listAgg', (d) => d.listAgg(y, sql`x desc`), ['a', null, 'b', 'c'], null),
  ...aggregate('stringAgg', (d) => d.stringAgg(y, '; ', y), 'a; b; c', null),
  ...aggregate('stringAgg', (d) => d.stringAgg(text(null), ','), null, null),
  ...aggregate('anyValue', (d) => d.anyValue(sql`case when x > 2 then y end`), 'a', null),
  ...aggregate('minBy', (d) => d.minBy(y, sql`-x`), 'a', null),
  ...aggregate('minBy', (d) => d.minBy(sql`nullif(y, 'b')`, x), 'a', null),
  ...aggregate('maxBy', (d) => d.maxBy(sql`nullif(y, 'a')`, x), 'b', null),
  ...cases(
    'lookUp',
    [
      (d) =>
        d.lookUp(
          text('Đ'),
          new Map([
            ['đ', 'd'],
            ['Đ', "D'"],
          ]),
        ),
      "D'",
    ],
    [(d) => d.lookUp(text('x'), new Map([['đ', 'd']])), null],
    [(d) => d.lookUp(nothing, new Map([['đ', 'd']])), null],
  ),
  { method: 'unnest', sql: (d) => d.listAgg(sql`u.value`, sql`u.value`), gives: [1, 2], rows: sql`(values (1)) as t(x)` },
  ...cases(
    'listContains',
    [(d) => d.listContains(d.split(text('a,b'), ','), text('b')), true],
    [(d) => d.listContains(d.split(text('a,b'), ','), text('c')), false],
    [(d) => d.listContains(d.split(text('a,b'), ','), nothing), null],
    [(d) => d.listContains(d.split(nothing, ','), text('b')), null],
  ),
  ...cases(
    'listMap',
    [(d) => d.listMap(d.split(text('Đ,b'), ','), (element) => d.lower(element)), ['đ', 'b']],
    [(d) => d.listMap(d.split(nothing, ','), (element) => d.lower(element)), null],
  ),
  ...cases(
    'joinSorted',
    [(d) => d.joinSorted(d.split(text('đ,b,a,Z'), ','), '|'), 'Z|a|b|đ'],
    [(d) => d.joinSorted(d.split(nothing, ','), '|'), null],
  ),
  ...cases('listLength', [(d) => d.listLength(d.split(text('a,b,'), ',')), 3], [(d) => d.listLength(d.split(nothing, ',')), null]),
  ...cases(
    'listOverlap',
    [(d) => d.listOverlap(d.split(text('a,b,a,c'), ','), d.split(text('c,a,a,x'), ',')), 2],
    [(d) => d.listOverlap(d.split(text('a'), ','), d.split(text('b'), ',')), 0],
    [(d) => d.listOverlap(d.split(text('a'), ','), d.split(nothing, ',')), null],
  ),
  ...cases(
    'listMarked',
    [(d) => d.joinSorted(d.listMarked(d.split(text('b,a'), ','), new Map([['a', '1']]), '9'), '|'), '1a|9b'],
    [(d) => d.joinSorted(d.listMarked(d.split(text('b'), ','), new Map(), '9'), '|'), '9b'],
    [(d) => d.listMarked(d.split(nothing, ','), new Map([['a', '1']]), '9'), null],
  ),
  ...cases(
    'listLast',
    [(d) => d.joinSorted(d.listLast(d.split(text('b,đ,a,b,Z'), ','), 2), '|'), 'b|đ'],
    [(d) => d.joinSorted(d.listLast(d.split(text('b,a'), ','), 5), '|'), 'a|b'],
    [(d) => d.listLast(d.split(nothing, ','), 2), null],
  ),
  ...cases(
    'sharedWeight',
    [(d) => d.sharedWeight(d.split(text('!a,#b,#b,$c'), ','), d.split(text('#b,!a,x'), ',')), 4],
    [(d) => d.sharedWeight(d.split(text('!a'), ','), d.split(text('!b'), ',')), 0],
    [(d) => d.sharedWeight(d.split(text('!a'), ','), d.split(nothing, ',')), null],
  ),
];

/** The whole query of a case, with one column `value`. */
export function caseQuery(one: DialectCase, dialect: Dialect): Sql {
  const value = sql`select ${one.sql(dialect)} as ${id('value')}`;
  if (!one.rows) return value;
  const lists = one.method === 'unnest' ? sql` cross join ${dialect.unnest(sql`${[1, 2]}`, 'u')}` : sql``;
  return sql`${value} from ${one.rows}${lists}`;
}
