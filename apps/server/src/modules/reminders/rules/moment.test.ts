import { isWorkingDay } from '@sogoc/vietnam';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueUntil, momentOf } from './moment.ts';

const days = fc.integer({ min: 0, max: 9000 }).map((count) => new Date(Date.UTC(2010, 0, 1 + count)).toISOString().slice(0, 10));
const after = (day: string, count: number) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

test('a rule speaks on a working day, later about what is due later', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -60, max: 60 }), (due, count) => {
      expect(isWorkingDay(momentOf(due, count))).toBe(true);
      expect(momentOf(after(due, 1), count) >= momentOf(due, count)).toBe(true);
    }),
  );
});

test('the latest due day about which a rule has spoken is that day and none after it', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -60, max: 60 }), (day, count) => {
      const due = dueUntil(day, count);
      expect([momentOf(due, count) <= day, momentOf(after(due, 1), count) <= day]).toEqual([true, false]);
    }),
  );
});
