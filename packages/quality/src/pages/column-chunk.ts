import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { CompactReader, type Struct } from './compact.ts';
import { decodeHybrid } from './hybrid.ts';
import { NotReadable } from './pages-error.ts';
import { release } from './release.ts';
import { nextByte } from './values.ts';

/** Where a column's values of one row group lie in its file, as `parquet_metadata` tells. */
export interface ChunkPlace {
  path: string;
  /** The first byte, and how many there are. */
  offset: number;
  size: number;
  /** Values, missing ones among them. */
  values: number;
  compression: string;
  /** May values be missing? */
  optional: boolean;
}

/** Some values of a column, in order. */
export interface Page {
  /** Values, missing ones among them. */
  count: number;
  /** 1 where a value is there, else 0; null where none is missing. Good until the next page. */
  present: Uint8Array | null;
  /** How many are there. */
  filled: number;
  /** Values that are there as they are written (`plain`), or those of the dictionary. */
  bytes: Uint8Array;
  /** Where each value that is there lies in the dictionary, of `entries` values; null where `bytes` has the values themselves. Good until the next page. */
  places: Uint32Array | null;
  entries: number;
}

/** Numbers by which Parquet names kinds of pages and ways of writing. */
const [dataPage, indexPage, dictionaryPage, dataPageV2] = [0, 1, 2, 3];
const plain = 0;
const dictionaryCodes = [2, 8];
/** A page that says to be larger is not believed. */
const largestPage = 2 ** 30;

/** Reads the pages of column chunks; one at a time. */
export class ChunkReader {
  #present = new Uint8Array(0);
  #places = new Uint32Array(0);

  /** The pages of a chunk, whose bytes are given. @throws NotReadable */
  *pages(bytes: Uint8Array, chunk: ChunkPlace): Generator<Page> {
    let dictionary: { bytes: Uint8Array; entries: number } | null = null;
    let at = 0;
    for (let done = 0; done < chunk.values; ) {
      const reader = new CompactReader(bytes, at);
      const header = reader.struct();
      const [kind, size, packed] = [numberIn(header, 1), numberIn(header, 2), numberIn(header, 3)];
      if (reader.at + packed > bytes.length || size > largestPage) throw new NotReadable('Page cut short');
      const body = bytes.subarray(reader.at, reader.at + packed);
      at = reader.at + packed;
      if (kind === dictionaryPage) dictionary = { bytes: unpacked(body, size, chunk.compression), entries: countIn(structIn(header, 7), size) };
      else if (kind === dataPage || kind === dataPageV2) {
        const page = kind === dataPage ? this.#first(body, size, structIn(header, 5), chunk) : this.#second(body, size, structIn(header, 8), chunk);
        done += page.count;
        if (done > chunk.values) throw new NotReadable('More values than there are records');
        if (page.places && !dictionary) throw new NotReadable('No dictionary');
        yield page.places && dictionary ? { ...page, ...dictionary } : page;
        if (chunk.compression !== 'UNCOMPRESSED') release(page.bytes);
      } else if (kind !== indexPage) throw new NotReadable(`Page of kind ${kind}`);
    }
    if (dictionary && chunk.compression !== 'UNCOMPRESSED') release(dictionary.bytes);
  }

  #first(body: Uint8Array, size: number, header: Struct, chunk: ChunkPlace): Page {
    const bytes = unpacked(body, size, chunk.compression);
    const count = countIn(header, chunk.values);
    if (!chunk.optional) return this.#page(bytes, count, null, numberIn(header, 2));
    const length = bytes.length < 4 ? Number.NaN : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    if (!(length + 4 <= bytes.length)) throw new NotReadable('Page cut short');
    const present = this.#levels(bytes, 4, 4 + length, count);
    return this.#page(bytes.subarray(4 + length), count, present, numberIn(header, 2));
  }

  #second(body: Uint8Array, size: number, header: Struct, chunk: ChunkPlace): Page {
    const count = countIn(header, chunk.values);
    const [levels, repeats] = [numberIn(header, 5), numberIn(header, 6)];
    if (repeats > 0 || levels > body.length) throw new NotReadable('Repeated values');
    const rest = body.subarray(levels);
    const isPacked = header.get(7) !== 0;
    const bytes = isPacked && rest.length > 0 ? unpacked(rest, size - levels, chunk.compression) : rest;
    const present = chunk.optional ? this.#levels(body, 0, levels, count) : null;
    return this.#page(bytes, count, present, numberIn(header, 4));
  }

  #levels(bytes: Uint8Array, at: number, end: number, count: number): Uint8Array | null {
    if (this.#present.length < count) this.#present = new Uint8Array(count);
    const present = this.#present;
    decodeHybrid(bytes, at, end, 1, count, present);
    return nextByte(present.subarray(0, count), 0, 0) >= 0 ? present.subarray(0, count) : null;
  }

  #page(bytes: Uint8Array, count: number, present: Uint8Array | null, code: number): Page {
    let filled = count;
    for (let at = present ? nextByte(present, 0, 0) : -1; present && at >= 0; at = nextByte(present, 0, at + 1)) filled -= 1;
    if (code === plain) return { count, present, filled, bytes, places: null, entries: 0 };
    if (!dictionaryCodes.includes(code)) throw new NotReadable(`Values written in way ${code}`);
    if (this.#places.length < count) this.#places = new Uint32Array(count);
    const places = this.#places;
    if (filled > 0) decodeHybrid(bytes, 1, bytes.length, bytes[0] ?? 0, filled, places);
    return { count, present, filled, bytes, places, entries: 0 };
  }
}

/** @param size bytes when unpacked. */
function unpacked(body: Uint8Array, size: number, compression: string): Uint8Array {
  // One byte more than there is: where a piece is full another is made, to see whether anything comes.
  const options = { chunkSize: Math.max(64, size + 1), maxOutputLength: Math.max(1, size) };
  const bytes = decompress(body, compression, options);
  if (bytes.length !== size) throw new NotReadable('Page of another size');
  return bytes;
}

function decompress(body: Uint8Array, compression: string, options: { chunkSize: number; maxOutputLength: number }): Uint8Array {
  if (compression === 'UNCOMPRESSED') return body;
  try {
    if (compression === 'ZSTD') return zstdDecompressSync(body, options);
    if (compression === 'GZIP') return gunzipSync(body, options);
  } catch (error) {
    throw new NotReadable(`Page that cannot be unpacked: ${error instanceof Error ? error.message : error}`);
  }
  throw new NotReadable(`Pages packed by ${compression}`);
}

function numberIn(struct: Struct, field: number): number {
  const value = struct.get(field) ?? 0;
  if (typeof value !== 'number' || value < 0) throw new NotReadable(`Header without field ${field}`);
  return value;
}

/** How many values a page or dictionary says to have, which is believed up to `most`. */
function countIn(header: Struct, most: number): number {
  const count = numberIn(header, 1);
  if (count > most) throw new NotReadable('More values than there can be');
  return count;
}

function structIn(struct: Struct, field: number): Struct {
  const value = struct.get(field);
  if (!(value instanceof Map)) throw new NotReadable(`Header without field ${field}`);
  return value;
}
