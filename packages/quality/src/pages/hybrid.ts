import { NotReadable } from './pages-error.ts';

/**
 * Decodes whole numbers in Parquet's hybrid of runs and bit-packed groups, from `at` up to `end`, into the first `count` places of `into`.
 * @param width bits of a number, up to 24; 1 where they go into bytes. @throws NotReadable where there are fewer.
 */
export function decodeHybrid(bytes: Uint8Array, at: number, end: number, width: number, count: number, into: Uint8Array | Uint32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (width > 24) throw new NotReadable(`Numbers of ${width} bits`);
  const wide = (width + 7) >> 3;
  let from = at;
  let done = 0;
  while (done < count) {
    let head = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = from < end ? (bytes[from] ?? 0) : -1;
      if (byte < 0 || shift > 28) throw new NotReadable('Run cut short');
      from += 1;
      head |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const length = head >>> 1;
    if (head % 2 === 0) {
      let value = 0;
      for (let place = 0; place < wide; place += 1) value |= (bytes[from + place] ?? 0) << (8 * place);
      const to = Math.min(count, done + length);
      if (from + wide > end || length === 0) throw new NotReadable('Run cut short');
      into.fill(value, done, to);
      from += wide;
      done = to;
      continue;
    }
    const some = Math.min(length * 8, count - done);
    if (from + Math.ceil((some * width) / 8) > end || length === 0) throw new NotReadable('Run cut short');
    if (into instanceof Uint8Array) unpackLevels(view, from, into, done, some);
    else unpackPlaces(view, from, width, into, done, some);
    from += length * width;
    done += some;
  }
}

/** 4 bytes hold a number of up to 24 bits, wherever it begins. */
function unpackPlaces(bytes: DataView, at: number, width: number, into: Uint32Array, first: number, count: number): void {
  const mask = 2 ** width - 1;
  const last = bytes.byteLength - 4;
  let from = at;
  let shift = 0;
  for (let place = first; place < first + count; place += 1) {
    const held = from <= last ? bytes.getInt32(from, true) : lastOf(bytes, from);
    into[place] = (held >>> shift) & mask;
    shift += width;
    from += shift >> 3;
    shift &= 7;
  }
}

/** The last bytes, fewer than 4, as a number. */
function lastOf(bytes: DataView, from: number): number {
  let held = 0;
  for (let place = 0; from + place < bytes.byteLength; place += 1) held |= bytes.getUint8(from + place) << (8 * place);
  return held;
}

/** Of levels nearly all are 1. */
function unpackLevels(bytes: DataView, at: number, into: Uint8Array, first: number, count: number): void {
  for (let done = 0; done < count; done += 8) {
    const byte = bytes.getUint8(at + (done >> 3));
    const to = Math.min(8, count - done);
    for (let bit = 0; bit < to; bit += 1) into[first + done + bit] = (byte >> bit) & 1;
  }
}
