import { openDuckDb, type Sql, sql } from '@sogoc/engine';
import { afterAll, expect, test } from 'vitest';
import { canonicalText, type TextColumn } from './column-text.ts';

const engine = await openDuckDb({ memoryLimit: 256 * 2 ** 20, threads: 1 });
afterAll(() => engine.close());

const text = async (value: Sql, column: Pick<TextColumn, 'storage' | 'type' | 'reading'>): Promise<unknown> =>
  (await engine.one<{ text: unknown }>(sql`select ${canonicalText(sql`value`, column, engine.dialect)} as text from (select ${value} as value)`))
    .text;
const stored = { kind: 'stored' } as const;
const dot = { kind: 'number', decimal: '.', group: '' } as const;
const comma = { kind: 'number', decimal: ',', group: '.' } as const;

test('the same value is equal text from every kind of storage', async () => {
  expect(await text(sql`28.50::decimal(10, 2)`, { storage: 'decimal', type: 'decimal', reading: stored })).toBe('28.5');
  expect(await text(sql`28.5::double`, { storage: 'double', type: 'decimal', reading: stored })).toBe('28.5');
  expect(await text(sql`'28.50'`, { storage: 'text', type: 'decimal', reading: dot })).toBe('28.5');
  expect(await text(sql`'28,50'`, { storage: 'text', type: 'decimal', reading: comma })).toBe('28.5');
  expect(await text(sql`100::double`, { storage: 'double', type: 'integer', reading: stored })).toBe('100');
  expect(await text(sql`1e20::double`, { storage: 'double', type: 'decimal', reading: stored })).toBe('100000000000000000000');
  expect(await text(sql`'1.234.567,890'`, { storage: 'text', type: 'decimal', reading: comma })).toBe('1234567.89');
  expect(await text(sql`'-0.0'`, { storage: 'text', type: 'decimal', reading: dot })).toBe('0');
  expect(await text(sql`'+.50'`, { storage: 'text', type: 'decimal', reading: dot })).toBe('0.5');
  expect(await text(sql`date '2025-07-01'`, { storage: 'date', type: 'date', reading: stored })).toBe('2025-07-01');
  expect(await text(sql`'1/7/2025'`, { storage: 'text', type: 'date', reading: { kind: 'date', forms: ['dd/MM/yyyy'] } })).toBe('2025-07-01');
  expect(await text(sql`timestamptz '2025-07-01 07:00:00+07'`, { storage: 'timestamp', type: 'timestamp', reading: stored })).toBe(
    '2025-07-01 00:00:00',
  );
  expect(await text(sql`'2025-07-01T00:00:00'`, { storage: 'text', type: 'timestamp', reading: { kind: 'timestamp' } })).toBe('2025-07-01 00:00:00');
  expect(await text(sql`true`, { storage: 'boolean', type: 'boolean', reading: stored })).toBe('true');
  expect(await text(sql`'Yes'`, { storage: 'text', type: 'boolean', reading: { kind: 'boolean', yes: 'yes', no: 'no' } })).toBe('true');
});

test('text stays as it is, blank text is null, and what cannot be read stays', async () => {
  expect(await text(sql`' 00004 '`, { storage: 'text', type: 'text', reading: stored })).toBe(' 00004 ');
  expect(await text(sql`${' \t\u00a0'}`, { storage: 'text', type: 'text', reading: stored })).toBeNull();
  expect(await text(sql`'N/A'`, { storage: 'text', type: 'decimal', reading: dot })).toBe('N/A');
  expect(await text(sql`'31/02/2025'`, { storage: 'text', type: 'date', reading: { kind: 'date', forms: ['dd/MM/yyyy'] } })).toBe('31/02/2025');
});
