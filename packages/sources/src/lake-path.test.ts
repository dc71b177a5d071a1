import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeName } from './lake-path.ts';

test('plain names stay readable', () => {
  expect(safeName('commune-centroids_2025')).toBe('commune-centroids_2025');
  expect(safeName('public.person')).toBe('public.person');
  expect(safeName('Danh sách hộ')).toMatch(/^danh_sach_ho~[0-9a-f]{16}$/);
});

test('no name leaves its folder, and no two share one on any disk', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.constantFrom('..', '.', '', 'con', 'a/b', 'a\\b', 'A', 'a', 'hoà', 'hoà', 'a\0b', 'a.', 'lpt1.x'),
  );
  fc.assert(
    fc.property(nasty, nasty, (a, b) => {
      for (const name of [safeName(a), safeName(b)]) expect(name).toMatch(/^(?!\.)[a-z0-9_.~-]{1,80}(?<!\.)$/);
      if (a !== b) expect(safeName(a).toLowerCase()).not.toBe(safeName(b).toLowerCase());
    }),
    { numRuns: 2_000 },
  );
});
