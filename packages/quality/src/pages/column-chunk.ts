import { CompactReader, type Struct } from './compact.ts';
import { Space } from './kernels/space.ts';
import { NotReadable } from './pages-error.ts';
import { release } from './release.ts';
import { unpacked } from './unpack.ts';

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
  /** What the file tells of whole numbers and days. */
  told?: ToldOfChunk;
}

/** Between which numbers all values lie (days are counted from 1970), both of which may be there, and how many are missing. */
export interface ToldOfChunk {
  least: number;
  most: number;
  missing: number;
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
  readonly #space = new Space();

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
    this.#space.begin();
    if (!chunk.optional) return this.#page(bytes, count, null, numberIn(header, 2));
    const length = bytes.length < 4 ? Number.NaN : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    if (!(length + 4 <= bytes.length)) throw new NotReadable('Page cut short');
    const levels = this.#levels(bytes.subarray(4, 4 + length), count);
    return this.#page(bytes.subarray(4 + length), count, levels, numberIn(header, 2));
  }

  #second(body: Uint8Array, size: number, header: Struct, chunk: ChunkPlace): Page {
    const count = countIn(header, chunk.values);
    const [levels, repeats] = [numberIn(header, 5), numberIn(header, 6)];
    if (repeats > 0 || levels > body.length) throw new NotReadable('Repeated values');
    const rest = body.subarray(levels);
    const isPacked = header.get(7) !== 0;
    const bytes = isPacked && rest.length > 0 ? unpacked(rest, size - levels, chunk.compression) : rest;
    this.#space.begin();
    return this.#page(bytes, count, chunk.optional ? this.#levels(body.subarray(0, levels), count) : null, numberIn(header, 4));
  }

  /** Where it is told which values are there, and how many are. */
  #levels(bytes: Uint8Array, count: number): Levels {
    const from = this.#space.put(bytes);
    const at = this.#space.room(count + 8);
    const filled = this.#space.call.decodeLevels(from, from + bytes.length, count, at);
    if (filled < 0) throw new NotReadable('Run cut short');
    return { at, filled };
  }

  #page(bytes: Uint8Array, count: number, levels: Levels | null, code: number): Page {
    const filled = levels?.filled ?? count;
    const places = code === plain ? null : this.#places(bytes, filled, code);
    const present = levels && filled < count ? this.#space.bytes(levels.at, count) : null;
    return { count, present, filled, bytes, places: places === null ? null : this.#space.words(places, filled), entries: 0 };
  }

  #places(bytes: Uint8Array, filled: number, code: number): number {
    if (!dictionaryCodes.includes(code)) throw new NotReadable(`Values written in way ${code}`);
    const from = this.#space.put(bytes);
    const into = this.#space.room(4 * filled);
    const width = bytes[0] ?? 0;
    if (filled > 0 && (width > 32 || this.#space.call.decodePlaces(from + 1, from + bytes.length, width, filled, into) !== 0))
      throw new NotReadable('Run cut short');
    return into;
  }
}

interface Levels {
  at: number;
  filled: number;
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
