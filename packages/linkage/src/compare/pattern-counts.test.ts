import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternCounts } from './pattern-counts.ts';

test('few patterns and many are counted alike', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(23)), (shown) => {
      const expected = [...Map.groupBy(shown, (pattern) => pattern)].map(([pattern, all]) => [pattern, all.length]);
      // The more combinations there are the fewer of them are seen.
      for (const radices of [
        [2, 3, 4],
        [2, 3, 4, 2 ** 30],
      ]) {
        const counts = new PatternCounts(radices);
        for (const pattern of shown) counts.add(pattern);
        expect(counts.counted().sort(([a], [b]) => a - b)).toEqual([...expected].sort(([a = 0], [b = 0]) => a - b));
      }
    }),
  );
});
