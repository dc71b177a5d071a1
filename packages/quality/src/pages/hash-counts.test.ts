import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashCounts } from './hash-counts.ts';
import { Space } from './kernels/space.ts';

/** Few, so that they meet; some share all bits by which they are looked up first. */
const hash = fc.oneof(
  fc.bigInt({ min: 0n, max: 40n }),
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  fc.integer({ min: 0, max: 9 }).map((n) => BigInt(n) << 32n),
);
const hashes = fc.array(hash, { maxLength: 60 });
const bytesOf = (some: readonly bigint[]): Uint8Array => new Uint8Array(BigInt64Array.from(some).buffer);

test('hashes are counted, marked and found as a map would have it, in memory that others have used', () => {
  const space = new Space();
  fc.assert(
    fc.property(hashes, hashes, hashes, hashes, fc.nat(1000), (came, went, marked, all, first) => {
      const counts = new HashCounts(space, came.length + went.length);
      counts.add(bytesOf(came), came.length, 1);
      counts.add(bytesOf(went), went.length, -1);
      counts.mark(bytesOf(marked), marked.length);
      const moved = new Map<bigint, number>();
      for (const [some, by] of [
        [came, 1],
        [went, -1],
      ] as const)
        for (const one of some) moved.set(one, (moved.get(one) ?? 0) + by);
      const wanted = new Set([...moved].flatMap(([one, n]) => (n > 0 || marked.includes(one) ? [one] : [])));
      expect(counts.look()).toBe(wanted.size);
      const told = Array.from(
        { length: counts.wanted },
        (_, number) => (BigInt(counts.word(number, 1)) << 32n) | BigInt(counts.word(number, 0) >>> 0),
      );
      expect(new Set(told)).toEqual(wanted);
      expect(told.map((_, number) => counts.isMarked(number))).toEqual(told.map((one) => marked.includes(one)));
      const { places, numbers } = counts.find(bytesOf(all), all.length, first);
      expect([...places]).toEqual(all.flatMap((one, place) => (wanted.has(one) ? [first + place] : [])));
      expect([...numbers].map((number) => told[number])).toEqual(all.filter((one) => wanted.has(one)));
    }),
    { numRuns: 500 },
  );
});
