import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInRuns, inBuckets, mergeRuns, packRun, runBytes } from './hash-run.ts';

const hash = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.oneof(fc.constantFrom(0, 2 ** 31 - 1), fc.integer({ min: 0, max: 2 ** 31 - 1 })));
const halves = (hashes: readonly (readonly [number, number])[]): Int32Array => Int32Array.from(hashes.flat());

/** So many hashes that are as good as random, and always the same. */
function many(rows: number): Int32Array {
  const hashes = new Int32Array(2 * rows);
  for (let at = 0, state = 1; at < hashes.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    hashes[at] = at % 2 === 0 ? state : state >>> 1;
  }
  return hashes;
}

function together(...runs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(runs.reduce((sum, run) => sum + run.byteLength, 0));
  runs.reduce((from, run) => {
    all.set(run, from);
    return from + run.byteLength;
  }, 0);
  return all;
}

const of = (list: readonly (readonly [number, number])[], [low, high]: readonly [number, number]): number =>
  list.filter((one) => one[0] === low && one[1] === high).length;

test('hashes are counted over all runs, with how often each is there or was taken away', () => {
  fc.assert(
    fc.property(fc.array(hash), fc.array(fc.tuple(hash, fc.integer({ min: -3, max: 3 }))), fc.array(hash), (once, counted, asked) => {
      const counts = new Int32Array(asked.length);
      const times = counted.map(([, n]) => n);
      const runs = together(packRun(halves(once)), packRun(halves(counted.map(([one]) => one)), Int32Array.from(times)));
      const rows = countInRuns(runs, halves(asked), counts);
      const taken = (one: (typeof asked)[number]): number => counted.reduce((sum, [other, n]) => sum + n * of([other], one), 0);
      expect(rows).toBe(once.length + times.reduce((sum, n) => sum + n, 0));
      expect([...counts]).toEqual(asked.map((one) => of(once, one) + taken(one)));
    }),
  );
});

test('several runs as one say the same, and leave out what is not there any more', () => {
  fc.assert(
    fc.property(fc.array(hash), fc.array(hash), fc.array(hash), (stayed, went, came) => {
      const less = packRun(halves(went), new Int32Array(went.length).fill(-1));
      const merged = mergeRuns([together(packRun(halves([...stayed, ...went]))), together(less, packRun(halves(came)))]);
      const all = [...stayed, ...came];
      const distinct = [...new Map(all.map((one) => [one.join(' '), one])).values()];
      const [hashes, times] = [merged?.hashes ?? new Int32Array(0), merged?.times ?? new Int32Array(0)];
      const found = Array.from(times, (n, at) => ({ one: `${hashes[2 * at]} ${hashes[2 * at + 1]}`, n }));
      const byName = (a: { one: string }, b: { one: string }): number => (a.one < b.one ? -1 : 1);
      expect(found.sort(byName)).toEqual(distinct.map((one) => ({ one: one.join(' '), n: of(all, one) })).sort(byName));
    }),
  );
});

test('hashes in the order of their buckets are all of them', () => {
  const hashes = many(5_000);
  const order = inBuckets(hashes);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 5_000 }, (_, at) => at));
  const firsts = [...order].map((at) => (hashes[2 * at + 1] ?? 0) >>> 15);
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
});

test('of many hashes each is found, and takes little more than six bytes', () => {
  const rows = 600_000;
  const hashes = many(rows);
  const packed = packRun(hashes);
  const asked = hashes.slice(0, 20_000);
  // Others: the same first half with another second one, and the other way round.
  const others = asked.map((half, at) => (at % 4 === 0 ? half ^ 1 : at % 4 === 3 ? half ^ 1 : half));
  const counts = new Int32Array(10_000);
  expect(countInRuns(together(packed), asked, counts)).toBe(rows);
  expect(counts.every((n) => n >= 1)).toBe(true);
  const none = new Int32Array(10_000);
  countInRuns(together(packed), others, none);
  expect(none.every((n) => n === 0)).toBe(true);
  expect(runBytes(2 ** 22, false) / 2 ** 22).toBeLessThan(6.3);
});

test('bytes that are no runs are not counted', () => {
  const run = packRun(many(1_000));
  const none = new Int32Array(0);
  for (const bytes of [run.slice(0, -8), run.slice(8), Uint8Array.from(Buffer.from('PAR1')), together(run, run.slice(0, 20))])
    expect(countInRuns(together(bytes), new Int32Array(0), none)).toBeNull();
});
