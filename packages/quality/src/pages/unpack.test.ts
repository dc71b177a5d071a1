import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { compressSync } from 'snappy';
import { expect, test } from 'vitest';
import { NotReadable } from './pages-error.ts';
import { packings, unpacked } from './unpack.ts';

const pack: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  UNCOMPRESSED: (bytes) => bytes,
  SNAPPY: (bytes) => compressSync(bytes),
  GZIP: (bytes) => gzipSync(bytes),
  BROTLI: (bytes) => brotliCompressSync(bytes),
  ZSTD: (bytes) => zstdCompressSync(bytes),
};
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }),
  fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 20_000 })).map(([some, times]) => Buffer.alloc(times, some)),
);

test('what was packed in each way that is understood comes out, at its own size alone', () => {
  expect(Object.keys(pack)).toEqual([...packings.values()]);
  fc.assert(
    fc.property(bytes, fc.constantFrom(...packings.values()), (some, packing) => {
      const packed = pack[packing]?.(some) ?? some;
      expect(Buffer.compare(unpacked(packed, some.length, packing), some)).toBe(0);
      for (const other of [some.length - 1, some.length + 1]) expect(() => unpacked(packed, other, packing)).toThrow(NotReadable);
    }),
  );
});

test('bytes that are damaged are told as such, in every way of packing', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(...packings.values()), fc.nat(), fc.integer({ min: 1, max: 255 }), (some, packing, at, by) => {
      const packed = Buffer.from(pack[packing]?.(some) ?? some);
      packed[at % packed.length] = (packed[at % packed.length] ?? 0) ^ by;
      try {
        expect(unpacked(packed, some.length, packing)).toHaveLength(some.length);
      } catch (error) {
        expect(error).toBeInstanceOf(NotReadable);
      }
    }),
  );
  expect(() => unpacked(Buffer.from([0]), 1, 'LZO')).toThrow(NotReadable);
});

test('a page that says to be of four gigabytes is refused for what it says, before room is made for it', () => {
  const huge = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 0]);
  expect(() => unpacked(huge, 100, 'SNAPPY')).toThrow(/another length/);
  expect(() => unpacked(Buffer.from([0x80, 0x80, 0x80, 0x80, 0x80, 0x01]), 100, 'SNAPPY')).toThrow(/another length/);
});
