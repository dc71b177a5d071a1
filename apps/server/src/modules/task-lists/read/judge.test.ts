import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AgencyNames } from './agency-names.ts';
import { fields } from './headings.ts';
import { judge } from './judge.ts';
import type { Known, Reading } from './reading.ts';

const agencies = [
  { id: 'g01', name: 'Bộ Công an', path: 'vn.g01' },
  { id: 'p38', name: 'Ủy ban nhân dân tỉnh Thanh Hóa', path: 'vn.p38' },
];
const known: Known = {
  agencies: new AgencyNames(agencies),
  byId: new Map(agencies.map((agency) => [agency.id, agency])),
  owner: 'vn.p38',
  existing: [{ id: 9, number: '3', title: 'Đã có', agencyId: 'p38', due: '2025-12-31', dueFirst: '2025-06-30' }],
  today: '2025-07-01',
};
const reading: Reading = {
  ...{ table: 1, firstRow: 1, columns: { number: 0, title: 1, lead: 2, due: 3, start: 4 }, year: 2025, regular: 'yearly' },
  ...{ agencies: [], skip: [], cells: [] },
};
const judged = (rows: (string | null)[][], more: Partial<Reading> = {}) =>
  judge({ name: null, ordinal: 1, rows: rows.map((cells, index) => ({ number: index + 1, cells })) }, { ...reading, ...more }, known);
const told = (rows: (string | null)[][], more: Partial<Reading> = {}) =>
  judged(rows, more).map(({ status, task, problems, notes }) => [
    status,
    task?.number,
    ...problems.map(({ field, code }) => `${field} ${code}`),
    ...notes,
  ]);
const unit = 'UBND tỉnh Thanh Hóa';

test('what is there is found by its deadline of now or before it was extended, and like it by title', () => {
  expect(told([['3', 'ĐÃ CÓ', unit, '31/12/2025', null]])).toEqual([['same', '3']]);
  expect(told([[null, 'Đã có', unit, '30/6/2025', null]])).toEqual([['same', '3']]);
  expect(told([[null, 'Đã có', unit, '1/6/2025', null]])).toEqual([['ready', '1', 'number-given', 'looks-like']]);
  expect(told([['3', 'Khác', unit, '31/12/2025', null]])).toEqual([['error', '3', 'number number-taken']]);
});

test('numbers that begin anew in each section carry the section’s', () => {
  const rows = [
    ['I', 'A', null, null, null],
    ['1.', 'a', unit, '2025', null],
    ['II', 'B', null, null, null],
    ['1.', 'b', unit, '2025', null],
  ];
  expect(told(rows)).toEqual([
    ['section', undefined],
    ['ready', 'I.1', 'year'],
    ['section', undefined],
    ['ready', 'II.1', 'year'],
  ]);
  expect(
    told([
      ['1', 'a', unit, '2025', null],
      ['1', 'b', unit, '2025', null],
    ])[1],
  ).toContain('number number-twice');
});

test('a lead outside of who steers, an end before the start, a text too long', () => {
  expect(told([['1', 'a', 'Bộ Công an', '2025', null]])).toEqual([['error', undefined, 'lead lead-outside', 'year']]);
  expect(told([['1', 'a', unit, '30/6/2025', '1/7/2025']])).toEqual([['error', undefined, 'start starts-after-due']]);
  expect(told([['1', 'a'.repeat(1001), unit, '30/6/2025', null]])).toEqual([['error', undefined, 'title too-long']]);
  expect(told([['1', 'a', 'Bộ Công an, nơi khác', '30/6/2025', null]], { agencies: [{ text: 'Bộ Công an, nơi khác', agencyId: 'p38' }] })).toEqual([
    ['ready', '1'],
  ]);
});

test('whatever a table holds, each row is judged, and what is ready can be assigned side by side', () => {
  const cell = fc.constantFrom<string | null>(
    null,
    '',
    '1',
    '2',
    'I',
    'Nhiệm vụ',
    unit,
    'Bộ Công an',
    'ai đó',
    '30/6/2025',
    'Quý I',
    '2025',
    'x'.repeat(1200),
  );
  const columns = fc.dictionary(fc.constantFrom(...fields), fc.nat(6));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }), columns, (rows, chosen) => {
      const result = judged(rows, { columns: chosen });
      expect(result.map(({ row }) => row)).toEqual(rows.map((_row, index) => index + 1));
      const ready = result.filter(({ status }) => status === 'ready').map(({ task }) => task);
      expect(new Set(ready.map((task) => task?.number)).size).toBe(ready.length);
      for (const task of ready) expect(task && task.startOn <= task.due && task.title !== '' && task.agencyId === 'p38').toBe(true);
      for (const { status, problems } of result) expect(status === 'error').toBe(problems.length > 0);
    }),
    { numRuns: 500 },
  );
});
