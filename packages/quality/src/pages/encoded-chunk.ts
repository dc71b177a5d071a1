import { constants, zstdCompressSync } from 'node:zlib';
import type { Struct } from './compact.ts';
import { CompactWriter } from './compact-writer.ts';
import { Runs } from './runs.ts';

/** A column of one row group as it lies in a file: a page of values, after its dictionary where there is one. */
export interface EncodedChunk {
  pieces: readonly Uint8Array[];
  size: number;
  /** Where the page of values begins. */
  data: number;
  /** The size, were the values not packed. */
  unpacked: number;
  isPacked: boolean;
  /** Of one that was read: in which ways its pages are written, and what is told of its values. */
  encodings?: readonly number[];
  statistics?: Struct;
}

/** The place in a dictionary that stands for a value that is missing. */
export const missing = -1;

const [plain, hybrid, byDictionary] = [0, 3, 8];
const [dataPage, dictionaryPage] = [0, 2];
/** Bytes of values from which on they are packed, and how hard. */
const worthPacking = 4096;
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Values as PLAIN has them, of a column without missing ones. */
export function plainChunk(rows: number, values: Uint8Array): EncodedChunk {
  return chunkOf([], rows, [values], plain, false);
}

/** Whole numbers of 32 bits that are all the same, of a column without missing ones. */
export function constantChunk(rows: number, value: number): EncodedChunk {
  const runs = new Runs();
  runs.add(0, rows);
  return chunkOf(dictionaryOf(new Uint8Array(Int32Array.of(value).buffer), 1), rows, [placesOf(runs.pairs, 1)], byDictionary, false);
}

/** Values as PLAIN has them, packed where they are many. @param present 1 for records with a value, 0 for those without. */
export function optionalChunk(rows: number, present: Int32Array, values: Uint8Array): EncodedChunk {
  return alone(chunkOf([], rows, [levelsOf(present), values], plain, values.length >= worthPacking));
}

/** Values by their places in a dictionary, or `missing`. @param entries as PLAIN has them. */
export function dictionaryChunk(rows: number, places: Int32Array, entries: Uint8Array, count: number): EncodedChunk {
  const levels = new Runs();
  for (let at = 0; at < places.length; at += 2) levels.add(places[at] === missing ? 0 : 1, places[at + 1]);
  if (count === 0) return optionalChunk(rows, levels.pairs, new Uint8Array(0));
  return alone(chunkOf(dictionaryOf(entries, count), rows, [levelsOf(levels.pairs), placesOf(places, count)], byDictionary, false));
}

function chunkOf(before: readonly Uint8Array[], rows: number, body: readonly Uint8Array[], way: number, isPacked: boolean): EncodedChunk {
  const size = sizeOf(body);
  const packed = isPacked ? [zstdCompressSync(Buffer.concat(body), packing)] : body;
  const header = new CompactWriter().field(1, dataPage).field(2, size).field(3, sizeOf(packed));
  const head = header.struct(5, (page) => page.field(1, rows).field(2, way).field(3, hybrid).field(4, hybrid)).stop();
  const pieces = [...before, head, ...packed];
  return { pieces, size: sizeOf(pieces), data: sizeOf(before), unpacked: sizeOf(before) + head.length + size, isPacked };
}

/** The same in memory of its own, so that no other is handed over with it. */
function alone(chunk: EncodedChunk): EncodedChunk {
  const bytes = new Uint8Array(chunk.size);
  let at = 0;
  for (const piece of chunk.pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ...chunk, pieces: [bytes] };
}

/** The page of a dictionary. */
function dictionaryOf(entries: Uint8Array, count: number): Uint8Array[] {
  const header = new CompactWriter().field(1, dictionaryPage).field(2, entries.length).field(3, entries.length);
  return [header.struct(7, (page) => page.field(1, count).field(2, plain)).stop(), entries];
}

/** Which values are there, after the length of what tells it. */
function levelsOf(present: Int32Array): Uint8Array {
  const bytes: number[] = [0, 0, 0, 0];
  addRuns(bytes, present, 1);
  const levels = Uint8Array.from(bytes);
  new DataView(levels.buffer).setUint32(0, levels.length - 4, true);
  return levels;
}

/** Places of values that are there, after the number of bits of each. */
function placesOf(places: Int32Array, count: number): Uint8Array {
  const bits = Math.max(1, Math.ceil(Math.log2(count)));
  const bytes: number[] = [bits];
  addRuns(bytes, places, Math.ceil(bits / 8));
  return Uint8Array.from(bytes);
}

/** Runs of Parquet's hybrid of runs and packed bits; what is missing is left out. @param width bytes of a value. */
function addRuns(bytes: number[], pairs: Int32Array, width: number): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const [value, count] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
    if (value === missing) continue;
    let rest = 2 * count;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
    for (let byte = 0; byte < width; byte += 1) bytes.push((value >> (8 * byte)) & 255);
  }
}

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
