/** Hashes of 63 bits by their halves, as a `bigint` column comes from the engine: the low one, then the high one. */
export type Halves = Int32Array;

/** Rows of a run: as many as are sorted at once. */
export const runAtMost = 2 ** 22;

const rowsPerBucket = 16;
const bitsAtMost = 18;
/** From so many bits on that the bucket tells, 48 are left of a hash, or fewer; else up to 63. */
const bitsThatSpare = 15;

/** What stands before a run: the bits that tell the bucket, the rows, and whether these are taken away (1) or added (0). */
const headBytes = 16;

const bucketBits = (rows: number): number => Math.min(bitsAtMost, Math.max(0, Math.floor(Math.log2(rows / rowsPerBucket))));
const wide = (bits: number): boolean => bits < bitsThatSpare;

/** Bytes of a run of so many rows, with what stands before it. */
export function runBytes(rows: number): number {
  const bits = bucketBits(rows);
  return headBytes + 4 * (2 ** bits + 1) + 4 * rows + padded((wide(bits) ? 4 : 2) * rows);
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/**
 * Hashes in buckets by their first bits, of which the rest is not written again: one is looked up in the few of its bucket, and a million take six megabytes.
 * @param sign -1: these are taken away from what other runs have.
 */
export function packRun(hashes: Halves, sign: 1 | -1): Uint8Array {
  const rows = hashes.length / 2;
  const bits = bucketBits(rows);
  const packed = new Uint8Array(runBytes(rows));
  const run = layOut(packed.buffer, 0, bits, rows);
  new Uint32Array(packed.buffer, 0, 3).set([bits, rows, sign < 0 ? 1 : 0]);
  const { starts, low, high } = run;
  const next = new Uint32Array(2 ** bits);
  const shift = 31 - bits;
  for (let at = 1; at < hashes.length; at += 2) next[(hashes[at] ?? 0) >>> shift] = (next[(hashes[at] ?? 0) >>> shift] ?? 0) + 1;
  for (let bucket = 0, first = 0; bucket < next.length; bucket += 1) {
    const count = next[bucket] ?? 0;
    starts[bucket] = first;
    next[bucket] = first;
    first += count;
  }
  starts[next.length] = rows;
  const rest = 2 ** shift - 1;
  for (let at = 0; at < hashes.length; at += 2) {
    const top = hashes[at + 1] ?? 0;
    const bucket = top >>> shift;
    const place = next[bucket] ?? 0;
    next[bucket] = place + 1;
    low[place] = hashes[at] ?? 0;
    high[place] = top & rest;
  }
  return packed;
}

interface Run {
  starts: Uint32Array;
  low: Int32Array;
  high: Uint32Array | Uint16Array;
}

function layOut(buffer: ArrayBuffer, from: number, bits: number, rows: number): Run {
  const first = from + headBytes;
  const second = first + 4 * (2 ** bits + 1);
  const third = second + 4 * rows;
  return {
    starts: new Uint32Array(buffer, first, 2 ** bits + 1),
    low: new Int32Array(buffer, second, rows),
    high: wide(bits) ? new Uint32Array(buffer, third, rows) : new Uint16Array(buffer, third, rows),
  };
}

/**
 * Adds to `counts` how often each of some hashes is in packed runs.
 * @returns the rows of all runs, those that are taken away with their sign; null where the bytes are no runs.
 */
export function countInRuns(packed: Uint8Array<ArrayBuffer>, hashes: Halves, counts: Int32Array): number | null {
  let from = 0;
  let sum = 0;
  while (from < packed.byteLength) {
    if (packed.byteLength - from < headBytes) return null;
    const [bits = 0, rows = 0, isTaken = 0] = new Uint32Array(packed.buffer, packed.byteOffset + from, 3);
    if (bits !== bucketBits(rows) || isTaken > 1 || from + runBytes(rows) > packed.byteLength) return null;
    const run = layOut(packed.buffer, packed.byteOffset + from, bits, rows);
    if (run.starts[2 ** bits] !== rows) return null;
    count(run, bits, hashes, isTaken ? -1 : 1, counts);
    sum += isTaken ? -rows : rows;
    from += runBytes(rows);
  }
  return sum;
}

function count({ starts, low, high }: Run, bits: number, hashes: Halves, sign: number, counts: Int32Array): void {
  const shift = 31 - bits;
  const rest = 2 ** shift - 1;
  for (let at = 0; at < counts.length; at += 1) {
    const top = hashes[2 * at + 1] ?? 0;
    const bottom = hashes[2 * at] ?? 0;
    const over = top & rest;
    const bucket = top >>> shift;
    const end = starts[bucket + 1] ?? 0;
    let found = 0;
    for (let place = starts[bucket] ?? 0; place < end; place += 1) if (low[place] === bottom && high[place] === over) found += 1;
    if (found > 0) counts[at] = (counts[at] ?? 0) + sign * found;
  }
}
