/** Writes the 63-bit hash of the bytes from `at` to `end` as two numbers, the low half first: equal for equal bytes, and well spread. After MurmurHash3 (Appleby 2011), on two lanes. */
export function hashBytes(bytes: DataView, at: number, end: number, into: Uint32Array, place: number): void {
  let a = 0x9e37_79b9 ^ (end - at);
  let b = 0x85eb_ca6b;
  let from = at;
  for (; from + 4 <= end; from += 4) {
    const word = bytes.getInt32(from, true);
    a = Math.imul(a ^ word, 0xcc9e_2d51);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ word, 0x1b87_3593);
    b = (((b << 15) | (b >>> 17)) + a) | 0;
  }
  let word = 0;
  for (; from < end; from += 1) word = (word << 8) | bytes.getUint8(from);
  finish(Math.imul(a ^ word, 0xcc9e_2d51), Math.imul(b ^ word, 0x1b87_3593), into, place);
}

/** The same of a whole number of 64 bits, given as two halves. */
export function hashWords(low: number, high: number, into: Uint32Array, place: number): void {
  finish(Math.imul(low ^ 0x9e37_79b9, 0xcc9e_2d51) ^ high, Math.imul(low ^ 0x85eb_ca6b, 0x1b87_3593) + Math.imul(high, 0x2545_f491), into, place);
}

function finish(first: number, second: number, into: Uint32Array, place: number): void {
  let b = second ^ (second >>> 13);
  let a = ((first ^ (first >>> 15)) + b) | 0;
  a = Math.imul(a ^ (a >>> 16), 0x85eb_ca6b);
  a ^= a >>> 13;
  b = (Math.imul(b ^ (b >>> 16), 0xc2b2_ae35) + a) | 0;
  into[place] = a;
  // One bit less: a number that every engine keeps.
  into[place + 1] = (b ^ (b >>> 16)) >>> 1;
}
