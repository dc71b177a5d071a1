import { expect, test } from 'vitest';
import { periodOf } from './scope.ts';

test.each([
  ['monthly', '2025-10-01', '2025-09-01', '2025-09-30'],
  ['monthly', '2025-10-05', '2025-09-01', '2025-09-30'],
  ['monthly', '2025-10-06', '2025-10-01', '2025-10-31'],
  ['monthly', '2026-01-02', '2025-12-01', '2025-12-31'],
  ['monthly', '2028-03-03', '2028-02-01', '2028-02-29'],
  ['weekly', '2025-10-06', '2025-09-29', '2025-10-05'],
  ['weekly', '2025-10-07', '2025-10-06', '2025-10-12'],
  ['weekly', '2026-01-01', '2025-12-29', '2026-01-04'],
] as const)('a %s report of %s is on the time from %s to %s', (kind, day, from, to) => {
  expect(periodOf(kind, day)).toEqual({ from, to });
});
