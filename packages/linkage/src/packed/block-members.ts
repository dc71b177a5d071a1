import type { PackedRecords } from './packed-records.ts';
import { integersShared } from './shared-arrays.ts';

/** Records that may share a block, by rising id: group n is `members` from `starts[n]` up to `starts[n + 1]`. Now and then one holds two blocks of one hash. */
export interface BlockMembers {
  /** How many groups there are. */
  blocks: number;
  members: Int32Array;
  starts: Int32Array;
}

const digitBits = 11;
const digits = 2 ** digitBits;

/** Where a number is that records have: in how many places, the first of which is below 0 where there is none. */
export interface NumberPlace {
  place: number;
  cells: 1 | 2;
}

/** Room for the blocks of so many records. */
export const roomForBlocks = (size: number): BlockMembers => ({
  blocks: 0,
  members: integersShared(size),
  starts: integersShared(Math.ceil(size / 2) + 1),
});

/**
 * Groups the records that lack none of some numbers by a hash of these: sorted digit by digit, which reads memory in order, as a hash table would not.
 * @param places of the numbers. @param into filled. @returns how many groups there are.
 */
export function groupBlocks(records: PackedRecords, places: readonly NumberPlace[], into: BlockMembers): number {
  const { members, hashes } = sorted(mayShare(hashed(records, places)));
  let blocks = 0;
  let kept = 0;
  for (let from = 0, to = 0; from < members.length; from = to) {
    for (to = from + 1; to < members.length && hashes[to] === hashes[from]; ) to += 1;
    if (to - from < 2) continue;
    into.starts[blocks] = kept;
    blocks += 1;
    for (let at = from; at < to; at += 1, kept += 1) into.members[kept] = members[at] ?? 0;
  }
  into.starts[blocks] = kept;
  return blocks;
}

interface Hashed {
  members: Int32Array;
  hashes: Int32Array;
}

function hashed({ size, cells, width }: PackedRecords, places: readonly NumberPlace[]): Hashed {
  const members = new Int32Array(size);
  const hashes = new Int32Array(size);
  const firsts = places.map(({ place }) => place);
  const seconds = places.map((one) => (one.cells === 2 ? one.place + 1 : 0));
  let count = 0;
  for (let rid = 1; rid < size; rid += 1) {
    const row = rid * width;
    let hash = 0;
    let least = 0;
    for (let i = 0; i < firsts.length; i += 1) {
      const first = cells[row + (firsts[i] ?? 0)] ?? -1;
      const second = seconds[i] ?? 0;
      least = Math.min(least, first);
      hash = Math.imul(hash ^ first ^ (second === 0 ? 0 : Math.imul(cells[row + second] ?? 0, 0x85ebca6b)), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    if (least < 0) continue;
    members[count] = rid;
    hashes[count] = hash;
    count += 1;
  }
  return { members: members.subarray(0, count), hashes: hashes.subarray(0, count) };
}

/** Places for each record to mark that its hash was seen: so few records share one by chance, and so small is what must be in reach. */
const placesOfRecord = 4;

/** Leaves out those whose hash no other has, as most have where a block is a person or two: marked once or more, in two bits. (Bloom 1970, with one hash.) */
function mayShare({ members, hashes }: Hashed): Hashed {
  const shift = 32 - Math.min(32, Math.max(4, Math.ceil(Math.log2(members.length * placesOfRecord + 1))));
  const marks = new Int32Array(2 ** (28 - shift));
  markAll(marks, hashes, shift);
  const count = keepMarked(members, hashes, marks, shift);
  return { members: members.subarray(0, count), hashes: hashes.subarray(0, count) };
}

/** Loops over all records are functions of their own here: what follows a loop is not known yet when that is compiled, and would be left to the interpreter. */
function markAll(marks: Int32Array, hashes: Int32Array, shift: number): void {
  for (let at = 0; at < hashes.length; at += 1) {
    const place = (hashes[at] ?? 0) >>> shift;
    const before = marks[place >>> 4] ?? 0;
    const bits = (place & 15) << 1;
    marks[place >>> 4] = before | (1 << bits) | ((before & (1 << bits)) << 1);
  }
}

/** Moves those that are marked more than once to the front. @returns how many. */
function keepMarked(members: Int32Array, hashes: Int32Array, marks: Int32Array, shift: number): number {
  let count = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] ?? 0;
    const place = hash >>> shift;
    if ((((marks[place >>> 4] ?? 0) >>> ((place & 15) << 1)) & 2) === 0) continue;
    members[count] = members[at] ?? 0;
    hashes[count] = hash;
    count += 1;
  }
  return count;
}

/** Sorted by hash; of one hash the order stays. */
function sorted(input: Hashed): Hashed {
  const { length } = input.members;
  let from = input;
  let to: Hashed = { members: new Int32Array(length), hashes: new Int32Array(length) };
  for (let shift = 0; shift < 32; shift += digitBits) {
    const next = new Int32Array(digits + 1);
    countDigits(from.hashes, shift, next);
    for (let digit = 1; digit <= digits; digit += 1) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
    sortByDigit(from.members, from.hashes, to.members, to.hashes, shift, next);
    [from, to] = [to, from];
  }
  return from;
}

/** How many hashes have each digit: behind its place. */
function countDigits(hashes: Int32Array, shift: number, counts: Int32Array): void {
  for (let at = 0; at < hashes.length; at += 1) {
    const digit = (((hashes[at] ?? 0) >>> shift) & (digits - 1)) + 1;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
}

/** @param next where the next hash with each digit goes. */
function sortByDigit(
  members: Int32Array,
  hashes: Int32Array,
  intoMembers: Int32Array,
  intoHashes: Int32Array,
  shift: number,
  next: Int32Array,
): void {
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] ?? 0;
    const digit = (hash >>> shift) & (digits - 1);
    const place = next[digit] ?? 0;
    intoMembers[place] = members[at] ?? 0;
    intoHashes[place] = hash;
    next[digit] = place + 1;
  }
}
