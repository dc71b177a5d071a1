import type { Check } from '@sogoc/contract';
import type { ColumnProfile } from '@sogoc/profile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asked, brief, found } from './asked.ts';
import { openWorkshop, type Workshop } from './tiny.ts';

let shop: Workshop;
let tables = 0;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const numbers: Partial<ColumnProfile> = { type: 'decimal', reading: { kind: 'number', decimal: ',', group: '.' }, unreadable: 1 };
const dates: Partial<ColumnProfile> = { type: 'date', reading: { kind: 'date', forms: ['dd/MM/yyyy'] }, unreadable: 1 };
const wholes: Partial<ColumnProfile> = { type: 'integer', reading: { kind: 'number', decimal: '.', group: '' }, unreadable: 1 };

const cases: [string, Check, Partial<ColumnProfile>, (string | null)[], string[]][] = [
  ['required', { kind: 'required', column: 'v' }, {}, ['a', null, '', '  '], ['#2: ∅ → ∅ (missing)', '#3: ∅ → ∅ (missing)', '#4: ∅ → ∅ (missing)']],
  ['null values', { kind: 'required', column: 'v', blanks: 'allowed' }, {}, ['a', null, '', ' '], ['#2: ∅ → ∅ (missing)']],
  [
    'missing values',
    { kind: 'required', column: 'v', missingWords: ['N/A'] },
    {},
    ['a', 'N/A', null],
    ['#2: N/A → ∅ (missing)', '#3: ∅ → ∅ (missing)'],
  ],
  ['a number', { kind: 'type', column: 'v', type: 'decimal' }, numbers, ['1,5', '1.234,5', 'x', null], ['#3: x → decimal (format)']],
  [
    'a whole number',
    { kind: 'type', column: 'v', type: 'integer' },
    wholes,
    ['1', '-2', '1.5', 'x'],
    ['#3: 1.5 → integer (format)', '#4: x → integer (format)'],
  ],
  [
    'a date',
    { kind: 'type', column: 'v', type: 'date' },
    dates,
    ['31/12/2024', '31/02/2024', 'x'],
    ['#2: 31/02/2024 → date (format)', '#3: x → date (format)'],
  ],
  [
    'a date that the profile did not see',
    { kind: 'type', column: 'v', type: 'date' },
    {},
    ['2024-12-31', '31/12/2024', 'x'],
    ['#3: x → date (format)'],
  ],
  ['what is no longer in force', { kind: 'current', column: 'v', semanticType: 'tiny.code' }, {}, ['001', '009', 'x', null], ['#2: 009 → ∅ (stale)']],
  [
    'capitals and a spelling that the others do not have',
    { kind: 'spelling', column: 'v', unusual: ['capitals', 'tiny.plus'] },
    {},
    ['Ann Lee', 'ANN LEE', 'ANN', 'Ann + Lee', null],
    ['#2: ANN LEE → ∅ (variant)', '#4: Ann + Lee → ∅ (variant)'],
  ],
  ['a pattern, anywhere', { kind: 'pattern', column: 'v', pattern: 'b' }, {}, ['abc', 'xyz'], ['#2: xyz → b (format)']],
  [
    'a length in characters',
    { kind: 'length', column: 'v', min: 2, max: 3 },
    {},
    ['ế', 'ếế', 'ếếế', 'ếếếế'],
    ['#1: ế → 2..3 (format)', '#4: ếếếế → 2..3 (format)'],
  ],
  [
    'a range of numbers',
    { kind: 'range', column: 'v', min: 0, max: 1000, exclusiveMax: true },
    numbers,
    ['999,9', '1.000,0', '-1', 'x'],
    ['#2: 1000 → >= 0, < 1000 (outlier)', '#3: -1 → >= 0, < 1000 (outlier)'],
  ],
  [
    'a range of dates',
    { kind: 'range', column: 'v', min: '1900-01-01' },
    dates,
    ['31/12/1899', '01/01/1900', 'x'],
    ['#1: 1899-12-31 → >= 1900-01-01 (outlier)'],
  ],
  [
    'a range of dates from a moment that begins a day',
    { kind: 'range', column: 'v', min: '1900-01-01T00:00:00' },
    dates,
    ['31/12/1899', '01/01/1900'],
    ['#1: 1899-12-31 → >= 1900-01-01 (outlier)'],
  ],
  [
    'a range of times of day',
    { kind: 'range', column: 'v', min: '07:30', max: '17:00' },
    {},
    ['07:29:59', '07:30', '17:00:00', '17:00:01', '25:00', 'x'],
    ['#1: 07:29:59 → >= 07:30, <= 17:00 (outlier)', '#4: 17:00:01 → >= 07:30, <= 17:00 (outlier)'],
  ],
  [
    'multiples',
    { kind: 'multiple', column: 'v', of: 0.1 },
    numbers,
    ['0,3', '1.000,25', '-0,7', 'x', '0'],
    ['#2: 1000.25 → multiple of 0.1 (outlier)'],
  ],
  ['a list', { kind: 'code-list', column: 'v', values: ['Nam', 'Nữ'] }, {}, ['Nam', 'nam', 'x'], ['#2: nam → Nam (variant)', '#3: x → ∅ (format)']],
  ['an empty list', { kind: 'code-list', column: 'v', values: [] }, {}, ['a'], ['#1: a → ∅ (format)']],
  [
    'placeholders',
    { kind: 'placeholder', column: 'v' },
    {},
    ['n/a', 'Nam', '000000', '-', '123456789', 'abc'],
    ['#1: n/a → ∅ (missing)', '#3: 000000 → ∅ (missing)', '#4: - → ∅ (missing)', '#5: 123456789 → ∅ (missing)', '#6: abc → ∅ (missing)'],
  ],
  ['encoding', { kind: 'encoding', column: 'v' }, {}, ['K#ge', 'Køge', '#', 'K#ge'], ['#1: K#ge → Køge (format)', '#4: K#ge → Køge (format)']],
  ['encoding that is sound', { kind: 'encoding', column: 'v' }, {}, ['Køge', '#'], []],
  ['placeholders of its own', { kind: 'placeholder', column: 'v', values: ['-1'] }, {}, ['-1', 'n/a'], ['#1: -1 → ∅ (missing)']],
  [
    'freshness',
    { kind: 'freshness', column: 'v', days: 30 },
    dates,
    ['05/08/2025', '06/07/2025', '05/07/2025', 'x'],
    ['#3: 2025-07-05 → >= 2025-07-06 (stale)'],
  ],
];

test.each(cases)('%s', async (_name, check, about, values, expected) => {
  tables += 1;
  const table = await shop.table(
    `t${tables}`,
    values.map((v) => ({ v })),
    {},
    { v: about },
  );
  const { discrepancies } = await found(shop.engine, [table], [asked(table.table, check)]);
  expect(brief(discrepancies)).toEqual(expected);
});

test('order: what comes later is not dated earlier; undated records are left alone', async () => {
  const rows = [
    { born: '01/02/2000', died: '31/01/2000' },
    { born: '01/02/2000', died: '01/02/2000' },
    { born: '01/02/2000', died: null },
    { born: 'x', died: '01/01/1900' },
    { born: '2024-02-30', died: '01/01/1900' },
    { born: '2024-13-01', died: '01/01/1900' },
  ];
  const table = await shop.table('lives', rows, {}, { born: dates, died: dates });
  const { results, discrepancies } = await found(shop.engine, [table], [asked('lives', { kind: 'order', columns: ['born', 'died'] })]);
  expect(brief(discrepancies)).toEqual(['#1: 2000-01-31 → >= 2000-02-01 (cross-field)']);
  expect(results[0]).toMatchObject({ checked: 2, failed: 1, columns: ['born', 'died'] });
});

test('dictionary: counts valid identifiers, and leaves the findings to format', async () => {
  const table = await shop.table('codes', [{ v: '001' }, { v: '999' }, { v: 'x' }, { v: null }]);
  const kinds = ['dictionary', 'format'] as const;
  const { results, discrepancies } = await found(
    shop.engine,
    [table],
    kinds.map((kind) => asked('codes', { kind, column: 'v', semanticType: 'tiny.code' })),
  );
  expect(results.map(({ checked, failed }) => [checked, failed])).toEqual([
    [3, 2],
    [3, 2],
  ]);
  expect(discrepancies.map(({ rule }) => rule)).toEqual(['codes.v.format', 'codes.v.format']);
});

test('told: what an identifier tells is what another column says; what is not valid or not said is left alone', async () => {
  const rows = [
    { code: '002', side: 'Left' },
    { code: '003', side: 'left' },
    { code: '999', side: 'left' },
    { code: '003', side: '?' },
    { code: '003', side: null },
  ];
  const table = await shop.table('sides', rows);
  const check: Check = { kind: 'told', columns: ['code', 'side'], semanticType: 'tiny.code', fact: 'side' };
  const { results, discrepancies } = await found(shop.engine, [table], [asked('sides', check)]);
  expect(brief(discrepancies)).toEqual(['#2: left → right (cross-field)']);
  expect(results[0]).toMatchObject({ checked: 2, failed: 1 });
});

test('told: a value that is implausible by itself is an outlier', async () => {
  const rows = [
    { code: '002', side: 'right' },
    { code: '003', side: 'up' },
  ];
  const check: Check = { kind: 'told', columns: ['code', 'side'], semanticType: 'tiny.code', fact: 'side' };
  const { results, discrepancies } = await found(shop.engine, [await shop.table('far', rows)], [asked('far', check)]);
  expect(brief(discrepancies)).toEqual(['#1: right → left (cross-field)', '#2: up → right (outlier)']);
  expect(results[0]).toMatchObject({ checked: 2, failed: 2 });
});

test('what the profile already knows is not asked of the data again', async () => {
  const table = await shop.table('known', [{ v: 'a' }, { v: 'b' }], { file: '/nowhere.parquet' });
  const rules = [asked('known', { kind: 'required', column: 'v' }), asked('known', { kind: 'code-list', column: 'v', values: ['a', 'b', 'c'] })];
  const { results } = await found(shop.engine, [table], rules);
  expect(results.map(({ checked, score }) => [checked, score])).toEqual([
    [2, 100],
    [2, 100],
  ]);
});
