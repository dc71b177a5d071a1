import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInRuns, packRun, runBytes } from './hash-run.ts';

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

test('hashes are counted over all runs, those that are taken away with their sign', () => {
  fc.assert(
    fc.property(fc.array(hash), fc.array(hash), fc.array(hash), (came, went, asked) => {
      const counts = new Int32Array(asked.length);
      const rows = countInRuns(together(packRun(halves(came), 1), packRun(halves(went), -1)), halves(asked), counts);
      const of = (list: typeof came, [low, high]: readonly [number, number]): number =>
        list.filter((one) => one[0] === low && one[1] === high).length;
      expect(rows).toBe(came.length - went.length);
      expect([...counts]).toEqual(asked.map((one) => of(came, one) - of(went, one)));
    }),
  );
});

test('of many hashes each is found, and takes little more than six bytes', () => {
  const rows = 600_000;
  const hashes = many(rows);
  const packed = packRun(hashes, 1);
  const asked = hashes.slice(0, 20_000);
  // Others: the same first half with another second one, and the other way round.
  const others = asked.map((half, at) => (at % 4 === 0 ? half ^ 1 : at % 4 === 3 ? half ^ 1 : half));
  const counts = new Int32Array(10_000);
  expect(countInRuns(together(packed), asked, counts)).toBe(rows);
  expect(counts.every((n) => n >= 1)).toBe(true);
  const none = new Int32Array(10_000);
  countInRuns(together(packed), others, none);
  expect(none.every((n) => n === 0)).toBe(true);
  expect(runBytes(2 ** 22) / 2 ** 22).toBeLessThan(6.3);
});

test('bytes that are no runs are not counted', () => {
  const run = packRun(many(1_000), 1);
  const none = new Int32Array(0);
  for (const bytes of [run.slice(0, -8), run.slice(8), Uint8Array.from(Buffer.from('PAR1')), together(run, run.slice(0, 20))])
    expect(countInRuns(together(bytes), new Int32Array(0), none)).toBeNull();
});
