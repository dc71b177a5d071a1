import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthEnd } from '../../tasks/index.ts';
import { readDue } from './due.ts';

const due = (text: string, year = 2025) => {
  const read = readDue(text, year);
  return 'problem' in read ? read.problem : [read.due, read.recurs, ...read.notes].filter((part) => part !== null).join(' ');
};

test.each([
  ['30/6/2025', '2025-06-30'],
  ['Ngày 30 tháng 6 năm 2025', '2025-06-30'],
  ['30-06-2025', '2025-06-30'],
  ['30.6.2025', '2025-06-30'],
  ['2025-06-30', '2025-06-30'],
  ['45838', '2025-06-30 serial'],
  ['Trước ngày 30/6/2025', '2025-06-30 before'],
  ['Tháng 8/2025', '2025-08-31 month'],
  ['Tháng 8 năm 2025', '2025-08-31 month'],
  ['8/2025', '2025-08-31 month'],
  ['Tháng 2', '2025-02-28 month year-supplied'],
  ['Quý III/2025', '2025-09-30 quarter'],
  ['Quý I', '2025-03-31 quarter year-supplied'],
  ['Quy 4 nam 2025', '2025-12-31 quarter'],
  ['Năm 2026', '2026-12-31 year'],
  ['2025', '2025-12-31 year'],
  ['6 tháng đầu năm 2025', '2025-06-30 half-year'],
  ['Thường xuyên', '2025-12-31 yearly regular'],
  ['Hàng quý', '2025-03-31 quarterly'],
  ['Hàng tháng, trước ngày 25/01/2025', '2025-01-25 monthly before'],
  ['Tháng 6/2025 - Tháng 12/2025', '2025-12-31 month several'],
  ['20/8', '2025-08-20 year-supplied'],
  ['31/6/2025', 'out-of-range'],
  ['Tháng 13/2025', 'out-of-range'],
  ['theo chỉ đạo', 'unreadable'],
  ['', 'missing'],
  ['-', 'missing'],
])('%s is read as %s', (text, expected) => {
  expect(due(text)).toBe(expected);
  expect(due(text.normalize('NFD').toUpperCase())).toBe(expected);
});

test('whatever is written, a day that there is or a problem comes out', () => {
  const pieces = fc.constantFrom(
    'Tháng',
    'Quý',
    'năm',
    'ngày',
    'IV',
    '/',
    '-',
    '.',
    ' ',
    '2025',
    '31',
    '0',
    '99999',
    'trước',
    'hàng',
    'quý',
    ';',
    '\n',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
        fc.string({ maxLength: 60, unit: 'grapheme' }),
      ),
      (text) => {
        const read = readDue(text, 2025);
        if ('problem' in read) expect(['missing', 'unreadable', 'out-of-range']).toContain(read.problem);
        else expect(new Date(read.due).toISOString().slice(0, 10)).toBe(read.due);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a day in any of the usual spellings is that day; a month is its last one', () => {
  const days = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, fc.constantFrom('/', '-', '.', ' / '), fc.boolean(), (day, mark, padded) => {
      const [year = '', month = '', date = ''] = day.split('-');
      const short = (part: string) => (padded ? part : String(Number(part)));
      expect(due([short(date), short(month), year].join(mark))).toBe(day);
      expect(due(`Tháng ${short(month)}/${year}`)).toBe(`${monthEnd(day)} month`);
    }),
  );
});
