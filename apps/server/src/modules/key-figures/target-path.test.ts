import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedOn, statusOf } from './target-path.ts';

const path = [
  { day: '2025-01-01', value: 0 },
  { day: '2025-01-11', value: 50 },
  { day: '2025-01-21', value: 100 },
];

test('between two targets the expected value lies on the line; before the first there is none', () => {
  const days = ['2024-12-31', '2025-01-01', '2025-01-06', '2025-01-11', '2025-01-20', '2025-02-01'];
  expect(days.map((day) => expectedOn(path, day))).toEqual([null, 0, 25, 50, 95, 100]);
});

test('a value is met, on its path, behind, missed, open or not measured', () => {
  const at = (value: number | null, day: string) => statusOf(value, 'higher', path, day);
  expect([at(null, '2025-01-06'), at(100, '2025-01-02'), at(25, '2025-01-06'), at(24, '2025-01-06')]).toEqual([
    'not-measured',
    'met',
    'on-path',
    'behind',
  ]);
  expect([at(99, '2025-01-22'), at(0, '2024-12-01'), statusOf(3, 'higher', [], '2025-01-01')]).toEqual(['missed', 'open', 'open']);
  expect(statusOf(0, 'lower', [{ day: '2025-01-01', value: 1 }], '2025-01-01')).toBe('met');
});

test('a better value never has a worse status', () => {
  const order = ['missed', 'behind', 'open', 'on-path', 'met'];
  const days = fc.integer({ min: 0, max: 40 }).map((days) => new Date(Date.parse('2024-12-25') + days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.nat(120), fc.nat(20), days, (value, more, day) => {
      const rank = (one: number) => order.indexOf(statusOf(one, 'higher', path, day));
      expect(rank(value + more)).toBeGreaterThanOrEqual(rank(value));
    }),
  );
});
