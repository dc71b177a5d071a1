import type { PackedRecords } from './packed-records.ts';

/** Records that may share a block, by rising id: group n is `members` from `starts[n]` up to `starts[n + 1]`. Now and then one holds two blocks of one hash. */
export interface BlockMembers {
  members: Int32Array;
  starts: Int32Array;
}

const digitBits = 11;
const digits = 2 ** digitBits;

/**
 * Groups the records that lack none of some numbers by a hash of these: sorted digit by digit, which reads memory in order, as a hash table would not.
 * @param places of the numbers.
 */
export function blockMembers(records: PackedRecords, places: readonly number[]): BlockMembers {
  const { members, hashes } = sorted(hashed(records, places));
  const starts: number[] = [];
  let kept = 0;
  for (let from = 0, to = 0; from < members.length; from = to) {
    for (to = from + 1; to < members.length && hashes[to] === hashes[from]; ) to += 1;
    if (to - from < 2) continue;
    starts.push(kept);
    members.copyWithin(kept, from, to);
    kept += to - from;
  }
  starts.push(kept);
  return { members: members.slice(0, kept), starts: Int32Array.from(starts) };
}

interface Hashed {
  members: Int32Array;
  hashes: Int32Array;
}

function hashed({ size, cells, width }: PackedRecords, places: readonly number[]): Hashed {
  const members = new Int32Array(size);
  const hashes = new Int32Array(size);
  let count = 0;
  for (let rid = 1; rid < size; rid += 1) {
    const row = rid * width;
    let hash = 0;
    let least = 0;
    for (let i = 0; i < places.length; i += 1) {
      const at = row + (places[i] ?? 0);
      const high = cells[at] ?? -1;
      least = Math.min(least, high);
      hash = Math.imul(hash ^ high ^ Math.imul(cells[at + 1] ?? 0, 0x85ebca6b), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    if (least < 0) continue;
    members[count] = rid;
    hashes[count] = hash;
    count += 1;
  }
  return { members: members.subarray(0, count), hashes: hashes.subarray(0, count) };
}

/** Sorted by hash; of one hash the order stays. */
function sorted(input: Hashed): Hashed {
  const { length } = input.members;
  let from = input;
  let to: Hashed = { members: new Int32Array(length), hashes: new Int32Array(length) };
  for (let shift = 0; shift < 32; shift += digitBits) {
    const next = new Int32Array(digits + 1);
    for (let at = 0; at < length; at += 1) {
      const digit = (((from.hashes[at] ?? 0) >>> shift) & (digits - 1)) + 1;
      next[digit] = (next[digit] ?? 0) + 1;
    }
    for (let digit = 1; digit <= digits; digit += 1) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
    for (let at = 0; at < length; at += 1) {
      const hash = from.hashes[at] ?? 0;
      const digit = (hash >>> shift) & (digits - 1);
      const place = next[digit] ?? 0;
      to.members[place] = from.members[at] ?? 0;
      to.hashes[place] = hash;
      next[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}
