import { createRequire } from 'node:module';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { NotReadable } from './pages-error.ts';

/** The ways of packing that are understood, by the numbers that Parquet has for them. */
export const packings: ReadonlyMap<number, string> = new Map([
  [0, 'UNCOMPRESSED'],
  [1, 'SNAPPY'],
  [2, 'GZIP'],
  [4, 'BROTLI'],
  [6, 'ZSTD'],
]);

interface Limits {
  chunkSize: number;
  maxOutputLength: number;
}

const require = createRequire(import.meta.url);
/** Loaded when the first page needs it: it is machine code of its own. */
let snappy: typeof import('snappy') | undefined;

/** The bytes of a page. @param size how many they have to be. @throws NotReadable */
export function unpacked(body: Uint8Array, size: number, packing: string): Uint8Array {
  const bytes = unpack(body, size, packing);
  if (bytes.length !== size) throw new NotReadable('Page of another size');
  return bytes;
}

function unpack(body: Uint8Array, size: number, packing: string): Uint8Array {
  // One byte more than there is: where a piece is full another is made, to see whether anything comes.
  const limits: Limits = { chunkSize: Math.max(64, size + 1), maxOutputLength: Math.max(1, size) };
  try {
    if (packing === 'UNCOMPRESSED') return body;
    if (packing === 'SNAPPY') return fromSnappy(body, size);
    if (packing === 'ZSTD') return zstdDecompressSync(body, limits);
    if (packing === 'GZIP') return gunzipSync(body, limits);
    if (packing === 'BROTLI') return brotliDecompressSync(body, limits);
  } catch (error) {
    throw new NotReadable(`Page that cannot be unpacked: ${error instanceof Error ? error.message : error}`);
  }
  throw new NotReadable(`Pages packed by ${packing}`);
}

/** Snappy takes as much memory as the bytes themselves say, so that is looked at before. */
function fromSnappy(body: Uint8Array, size: number): Uint8Array {
  if (saidLength(body) !== size) throw new Error('another length');
  snappy ??= require('snappy') as typeof import('snappy');
  // In memory of the language, which can be given back at once.
  const bytes = snappy.uncompressSync(body, { copyOutputData: true });
  if (typeof bytes === 'string') throw new Error('text');
  return bytes;
}

/** The length that comes before all else, as a number of 7 bits a byte. */
function saidLength(body: Uint8Array): number {
  let length = 0;
  for (const [place, byte] of body.subarray(0, 5).entries()) {
    length += (byte & 127) * 2 ** (7 * place);
    if (byte < 128) return length;
  }
  return Number.NaN;
}
