import type { Check } from '../../packages/contract/src/index.ts';
import { type Sql, sql } from '../../packages/engine/src/index.ts';

/** A value, given `h`, a whole number that depends on the record and the column alone. `i` is the record's number. */
type Value = (h: Sql) => Sql;

const pick =
  (...list: readonly string[]): Value =>
  (h) =>
    sql`${list}[1 + (${h} % ${list.length})::int]`;
const digits =
  (below: number, width: number): Value =>
  (h) =>
    sql`lpad((${h} % ${below})::varchar, ${width}, '0')`;

/** Columns of text, each with two patterns and a length that every right value has. */
const texts: Record<string, { value: Value; patterns: readonly [string, string]; length: readonly [number, number] }> = {
  pid: { value: () => sql`lpad((i * 7919 % 1000000000000)::varchar, 12, '0')`, patterns: ['^[0-9]{12}$', '^[^A-Z]*$'], length: [12, 12] },
  tax: { value: () => sql`lpad((i + 1000000000)::varchar, 10, '0')`, patterns: ['^[0-9]{10}(-[0-9]{3})?$', '^[^A-Z]*$'], length: [10, 14] },
  name: {
    value: (h) =>
      sql`${pick('Nguyễn', 'Trần', 'Lê', 'Phạm')(h)} || ' ' || ${pick('Văn', 'Thị', 'Hữu')(sql`(${h} // 7)`)} || ' N' || (${h} % 9973)::varchar`,
    patterns: ['^[A-Z]', '^[^@#]*$'],
    length: [2, 60],
  },
  sex: { value: pick('Nam', 'Nữ'), patterns: ['^N', '^[^@#]*$'], length: [2, 3] },
  province: { value: (h) => sql`lpad((${h} % 34 + 1)::varchar, 2, '0')`, patterns: ['^[0-9]{2}$', '^[^A-Z]*$'], length: [2, 2] },
  commune: { value: digits(3321, 5), patterns: ['^[0-9]{5}$', '^[^A-Z]*$'], length: [5, 5] },
  address: {
    value: (h) => sql`'Số ' || (${h} % 500)::varchar || ' đường ' || (${h} // 7 % 9999)::varchar || ', phường ' || (${h} % 12)::varchar`,
    patterns: ['^Số [0-9]+', '^[^@#]*$'],
    length: [5, 200],
  },
  phone: { value: (h) => sql`'0' || (900000000 + ${h} % 99999999)::varchar`, patterns: ['^0[0-9]{9}$', '^[^A-Z]*$'], length: [10, 10] },
  email: { value: (h) => sql`'u' || (${h} % 999983)::varchar || '@mail.vn'`, patterns: ['^[^@# ]+@[^@ ]+[.][a-z]+$', '^[^#]*$'], length: [6, 80] },
  status: { value: pick('active', 'moved', 'closed'), patterns: ['^[a-z]+$', '^[^@#]*$'], length: [5, 6] },
  kind: { value: pick('A', 'B', 'C', 'D'), patterns: ['^[A-D]$', '^[^@#]*$'], length: [1, 1] },
  serial: { value: (h) => sql`'AB' || lpad((${h} % 100000000)::varchar, 8, '0')`, patterns: ['^[A-Z]{2}[0-9]{8}$', '^[^@#]*$'], length: [10, 10] },
};

const numbers: Record<string, { value: Value; bounds: readonly [number | string, number | string] }> = {
  id: { value: () => sql`i`, bounds: [0, 1e12] },
  amount: { value: (h) => sql`((${h} % 9000000) / 100.0)::double`, bounds: [0, 89_900] },
  area: { value: (h) => sql`((${h} % 100000) / 10.0)::double`, bounds: [0, 9_995] },
  floors: { value: (h) => sql`(${h} % 40)::int`, bounds: [0, 50] },
  year: { value: (h) => sql`(1950 + ${h} % 1000 // 13)::int`, bounds: [1950, 2026] },
  score: { value: (h) => sql`((${h} % 1000) / 10.0)::double`, bounds: [0, 99.8] },
  birth: { value: (h) => sql`date '1930-01-01' + (${h} % 34000)::int`, bounds: ['1930-01-01', '2022-12-31'] },
  updated: { value: (h) => sql`date '2015-01-01' + (${h} % 3800)::int`, bounds: ['2015-01-01', '2025-05-25'] },
};

/** Values of the columns that have a code list. */
const codes: Record<string, readonly string[]> = {
  sex: ['Nam', 'Nữ'],
  status: ['active', 'moved', 'closed'],
  kind: ['A', 'B', 'C', 'D'],
  province: Array.from({ length: 34 }, (_, i) => String(i + 1).padStart(2, '0')),
};

export const columns: readonly { name: string; value: Value; text: boolean }[] = [
  ...Object.entries(numbers).map(([name, { value }]) => ({ name, value, text: false })),
  ...Object.entries(texts).map(([name, { value }]) => ({ name, value, text: true })),
];

const fillers = ['N/A', 'null', 'test', 'xxx', '-'];

/** 100 checks over the 20 columns, in kinds that every tool here has. */
export const checks: readonly Check[] = [
  ...columns.map(({ name }): Check => ({ kind: 'required', column: name })),
  ...Object.entries(texts).flatMap(
    ([
      column,
      {
        patterns,
        length: [min, max],
      },
    ]): Check[] => [
      ...patterns.map((pattern): Check => ({ kind: 'pattern', column, pattern })),
      { kind: 'length', column, min, max },
      { kind: 'placeholder', column, values: fillers },
    ],
  ),
  ...Object.entries(numbers).flatMap(
    ([
      column,
      {
        bounds: [min, max],
      },
    ]): Check[] => [
      { kind: 'range', column, min },
      { kind: 'range', column, max },
    ],
  ),
  ...Object.entries(codes).map(([column, values]): Check => ({ kind: 'code-list', column, values })),
  ...['id', 'pid', 'tax', 'serial'].map((column): Check => ({ kind: 'unique', columns: [column] })),
  ...['name', 'address'].flatMap((column): Check[] => [
    { kind: 'pattern', column, pattern: '^\\S' },
    { kind: 'pattern', column, pattern: '\\S$' },
    { kind: 'pattern', column, pattern: '^[^<>]*$' },
    { kind: 'pattern', column, pattern: '^[^\\t]*$' },
  ]),
];
