/** Hashes of 63 bits by their halves, as a `bigint` column comes from the engine: the low one, then the high one. */
export type Halves = Int32Array;

/** Rows of a run: as many as are put in order at once. */
export const runAtMost = 2 ** 22;

const rowsPerBucket = 16;
const bitsAtMost = 18;
/** From so many bits on that the bucket tells, 48 are left of a hash, or fewer; else up to 63. */
const bitsThatSpare = 15;

/** What stands before a run: the bits that tell the bucket, the rows, and whether each says how often it is there (1) or is there once (0). */
const headBytes = 16;

const bucketBits = (rows: number): number => Math.min(bitsAtMost, Math.max(0, Math.floor(Math.log2(rows / rowsPerBucket))));
const wide = (bits: number): boolean => bits < bitsThatSpare;
const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Bytes of a run of so many rows, with what stands before it. */
export function runBytes(rows: number, isCounted: boolean): number {
  const bits = bucketBits(rows);
  return padded(headBytes + 4 * (2 ** bits + 1) + 4 * rows + (wide(bits) ? 4 : 2) * rows) + (isCounted ? padded(4 * rows) : 0);
}

/**
 * Hashes in buckets by their first bits, of which the rest is not written again: one is looked up in the few of its bucket, and a million take six megabytes.
 * @param times how often each is there, less than nothing for what is taken away from other runs; without, once.
 */
export function packRun(hashes: Halves, times?: Int32Array): Uint8Array<ArrayBuffer> {
  const rows = hashes.length / 2;
  const bits = bucketBits(rows);
  const packed = new Uint8Array(runBytes(rows, times !== undefined));
  new Uint32Array(packed.buffer, 0, 3).set([bits, rows, times ? 1 : 0]);
  const { starts, low, high, counts } = layOut(packed.buffer, 0, bits, rows, times !== undefined);
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
  for (let at = 0; at < rows; at += 1) {
    const top = hashes[2 * at + 1] ?? 0;
    const bucket = top >>> shift;
    const place = next[bucket] ?? 0;
    next[bucket] = place + 1;
    low[place] = hashes[2 * at] ?? 0;
    high[place] = top & rest;
    if (counts && times) counts[place] = times[at] ?? 0;
  }
  return packed;
}

/** A run as it lies in its bytes. */
interface Run {
  bits: number;
  rows: number;
  starts: Uint32Array;
  low: Int32Array;
  high: Uint32Array | Uint16Array;
  counts: Int32Array | null;
}

function layOut(buffer: ArrayBuffer, from: number, bits: number, rows: number, isCounted: boolean): Run {
  const first = from + headBytes;
  const second = first + 4 * (2 ** bits + 1);
  const third = second + 4 * rows;
  const fourth = padded(third + (wide(bits) ? 4 : 2) * rows);
  return {
    bits,
    rows,
    starts: new Uint32Array(buffer, first, 2 ** bits + 1),
    low: new Int32Array(buffer, second, rows),
    high: wide(bits) ? new Uint32Array(buffer, third, rows) : new Uint16Array(buffer, third, rows),
    counts: isCounted ? new Int32Array(buffer, fourth, rows) : null,
  };
}

/** The runs in some bytes; null where these are no runs. */
function runsIn(packed: Uint8Array<ArrayBuffer>): Run[] | null {
  const runs: Run[] = [];
  let from = 0;
  while (from < packed.byteLength) {
    if (packed.byteLength - from < headBytes) return null;
    const [bits = 0, rows = 0, counted = 0] = new Uint32Array(packed.buffer, packed.byteOffset + from, 3);
    const bytes = runBytes(rows, counted === 1);
    if (bits !== bucketBits(rows) || counted > 1 || from + bytes > packed.byteLength) return null;
    const run = layOut(packed.buffer, packed.byteOffset + from, bits, rows, counted === 1);
    if (run.starts[2 ** bits] !== rows) return null;
    runs.push(run);
    from += bytes;
  }
  return runs;
}

/**
 * Adds to `counts` how often each of some hashes is in packed runs. Hashes in the order of their buckets (`inBuckets`) are found several times as fast.
 * @returns how often all of them are there together; null where the bytes are no runs.
 */
export function countInRuns(packed: Uint8Array<ArrayBuffer>, hashes: Halves, counts: Int32Array): number | null {
  const runs = runsIn(packed);
  if (!runs) return null;
  let sum = 0;
  for (const run of runs) {
    count(run, hashes, counts);
    sum += run.counts ? run.counts.reduce((all, n) => all + n, 0) : run.rows;
  }
  return sum;
}

function count({ bits, starts, low, high, counts: times }: Run, hashes: Halves, counts: Int32Array): void {
  const shift = 31 - bits;
  const rest = 2 ** shift - 1;
  for (let at = 0; at < counts.length; at += 1) {
    const top = hashes[2 * at + 1] ?? 0;
    const bottom = hashes[2 * at] ?? 0;
    const over = top & rest;
    const bucket = top >>> shift;
    const end = starts[bucket + 1] ?? 0;
    let found = 0;
    for (let place = starts[bucket] ?? 0; place < end; place += 1)
      if (low[place] === bottom && high[place] === over) found += times ? (times[place] ?? 0) : 1;
    if (found !== 0) counts[at] = (counts[at] ?? 0) + found;
  }
}

const orderBits = 16;

/** The bucket in which `inBuckets` puts a hash, by its high half. */
export const bucketOf = (high: number): number => high >>> (31 - orderBits);

/** The places of hashes by their first bits. @param into where they are written. */
export function inBuckets(hashes: Halves, into = new Int32Array(hashes.length / 2)): Int32Array {
  const shift = 31 - orderBits;
  const next = new Int32Array(2 ** orderBits + 1);
  for (let at = 1; at < hashes.length; at += 2) {
    const bucket = ((hashes[at] ?? 0) >>> shift) + 1;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < next.length; bucket += 1) next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  for (let at = 0; at < hashes.length / 2; at += 1) {
    const bucket = (hashes[2 * at + 1] ?? 0) >>> shift;
    const place = next[bucket] ?? 0;
    next[bucket] = place + 1;
    into[place] = at;
  }
  return into;
}

/** What several runs say together: each hash once, with how often it is there; those that are not are left out. Null where the bytes are no runs. */
export function mergeRuns(packed: readonly Uint8Array<ArrayBuffer>[]): { hashes: Halves; times: Int32Array } | null {
  const found = packed.map(runsIn);
  const runs = found.flatMap((some) => some ?? []);
  if (found.includes(null)) return null;
  const rows = runs.reduce((sum, run) => sum + run.rows, 0);
  const [hashes, times] = [new Int32Array(2 * rows), new Int32Array(rows)];
  let next = 0;
  for (const { bits, starts, low, high, counts, rows: own } of runs)
    for (let bucket = 0, place = 0; place < own; bucket += 1)
      for (const end = starts[bucket + 1] ?? own; place < end; place += 1, next += 1) {
        hashes[2 * next] = low[place] ?? 0;
        hashes[2 * next + 1] = bucket * 2 ** (31 - bits) + (high[place] ?? 0);
        times[next] = counts ? (counts[place] ?? 0) : 1;
      }
  return once(hashes, times);
}

/** Hashes that are equal as one. */
function once(hashes: Halves, times: Int32Array): { hashes: Halves; times: Int32Array } {
  const order = inBuckets(hashes);
  const [merged, sums] = [new Int32Array(hashes.length), new Int32Array(times.length)];
  let next = 0;
  let first = 0;
  let bucket = -1;
  for (const at of order) {
    const [low, high] = [hashes[2 * at] ?? 0, hashes[2 * at + 1] ?? 0];
    const own = bucketOf(high);
    if (own !== bucket) {
      next = withoutNone(merged, sums, first, next);
      [first, bucket] = [next, own];
    }
    let place = first;
    while (place < next && (merged[2 * place] !== low || merged[2 * place + 1] !== high)) place += 1;
    if (place === next) {
      merged[2 * place] = low;
      merged[2 * place + 1] = high;
      sums[place] = 0;
      next += 1;
    }
    sums[place] = (sums[place] ?? 0) + (times[at] ?? 0);
  }
  next = withoutNone(merged, sums, first, next);
  return { hashes: merged.slice(0, 2 * next), times: sums.slice(0, next) };
}

/** Leaves out those from a place on that are not there any more. @returns the place behind the last. */
function withoutNone(hashes: Halves, times: Int32Array, from: number, to: number): number {
  let next = from;
  for (let at = from; at < to; at += 1) {
    if (times[at] === 0) continue;
    hashes[2 * next] = hashes[2 * at] ?? 0;
    hashes[2 * next + 1] = hashes[2 * at + 1] ?? 0;
    times[next] = times[at] ?? 0;
    next += 1;
  }
  return next;
}
