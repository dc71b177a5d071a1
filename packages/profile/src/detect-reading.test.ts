import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateForms, isInForm } from './date-form.ts';
import { detectReading } from './detect-reading.ts';

const number = (decimal: string, group: string) => ({ kind: 'number', decimal, group });

test.each([
  [['1', '22', '-3'], 'integer', number('.', '')],
  [['1.5', '22', '.25', '1e-3'], 'decimal', number('.', '')],
  [['105.708', '20.987'], 'decimal', number('.', '')],
  [['1,5', '22,25'], 'decimal', number(',', '')],
  [['1,234', '22,500', '999', '1,250,000'], 'integer', number('.', ',')],
  [['1.234.567', '22.500', '999'], 'integer', number(',', '.')],
  [['1.234,5', '22,75'], 'decimal', number(',', '.')],
  [['1 234 567', '22 500'], 'integer', number(',', ' ')],
  [['0,125', '0,250', '0,375'], 'decimal', number(',', '')],
  [['00004', '12345'], 'text', { kind: 'stored' }],
  [['1'.repeat(19)], 'text', { kind: 'stored' }],
  [['31/12/2024', '1/7/2025'], 'date', { kind: 'date', forms: ['dd/MM/yyyy'] }],
  [['12/31/2024', '07/01/2025'], 'date', { kind: 'date', forms: ['MM/dd/yyyy'] }],
  [['2025-07-01', '2024-02-29'], 'date', { kind: 'date', forms: ['yyyy-MM-dd'] }],
  [['2025-07-01T10:00:00Z', '2025-07-01 10:00'], 'timestamp', { kind: 'timestamp' }],
  [['Có', 'Không'], 'boolean', { kind: 'boolean', yes: 'có', no: 'không' }],
  [['0', '1'], 'integer', number('.', '')],
  [['a', 'b'], 'text', { kind: 'stored' }],
  [['', ' '], 'text', { kind: 'stored' }],
])('%j reads as %s', (values, type, reading) => {
  expect(detectReading(values)).toEqual({ type, reading });
});

test('any text is read as something', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,/ -]{0,12}$/)), { maxLength: 20 }), (values) => {
      expect(['text', 'integer', 'decimal', 'date', 'timestamp', 'boolean']).toContain(detectReading(values).type);
    }),
  );
});

test('every date is in each form that it is written in, and no date that does not exist is', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      fc.constantFrom(...dateForms),
      (date, form) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
        const written = (d: string): string => form.replace('yyyy', year).replace('MM', month).replace('dd', d);
        expect(isInForm(written(day), form)).toBe(true);
        expect(isInForm(written('32'), form)).toBe(false);
      },
    ),
  );
});
