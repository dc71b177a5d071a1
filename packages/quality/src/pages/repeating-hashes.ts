import type { ChunkPlace } from './column-chunk.ts';
import type { ParquetWriter, WrittenColumn } from './parquet-writer.ts';
import { FileOfPages } from './read-chunk.ts';
import { NumberReader } from './values.ts';
import { type KeyedColumn, valuesAt } from './values-at.ts';

/** A file of hashes: row groups of its columns. */
export interface HashChunks {
  part: ChunkPlace[];
  row: ChunkPlace[];
  hash: ChunkPlace[];
}

/** A hash that may repeat: the place of its file of hashes, the place of its part there, its row. */
export const repeatingColumns: readonly WrittenColumn[] = [
  { name: 'log', type: 'integer' },
  { name: 'place', type: 'integer' },
  { name: 'row', type: 'integer' },
  { name: 'hash', type: 'bigint' },
];

/** The same with the record's key and value. */
export const repeatingValues: readonly WrittenColumn[] = [...repeatingColumns, { name: 'key', type: 'text' }, { name: 'value', type: 'text' }];

/** Hashes are parted by their highest bits, so that each part and the table of its hashes stay in the processor's cache. */
const partitions = 1024;
const partitionShift = 21;
/** Hashes that are held in memory at a time (64 MiB). */
const mostHeld = 2 ** 23;
/** Of one part, of which the table takes 36 MiB then. */
const mostTogether = 2 ** 20;
const bitsEach = 16;
const mostBits = 25;

/**
 * Writes all hashes that others have too, and a few more: those whose bits these set in maps of bits (Bloom 1970). A fifth of the cost of sorting all; memory grows with those
 * that repeat alone.
 * @param values where those of each part lie: they are written with it. Each row group of the hashes is then of one part, in the order of its records.
 * @returns false where more hashes than can be held share their highest bits: nothing is written then.
 */
export async function writeRepeating(
  files: readonly HashChunks[],
  values: readonly KeyedColumn[] | null,
  into: ParquetWriter,
  signal?: AbortSignal,
): Promise<boolean> {
  using pages = new FileOfPages();
  using table = new FileOfPages();
  const numbers = new NumberReader();
  const visit = (chunks: readonly ChunkPlace[], see: (words: Int32Array, count: number, first: number) => void): void => {
    for (const chunk of chunks) {
      signal?.throwIfAborted();
      let first = 0;
      for (const page of pages.pages(chunk)) {
        see(numbers.words(page.bytes, page.filled * 8), page.filled, first);
        first += page.count;
      }
    }
  };
  const all = files.flatMap(({ hash }) => hash);
  const sizes = new Uint32Array(partitions);
  visit(all, (words, count) => addSizes(words, count, sizes));
  if (sizes.some((size) => size > mostTogether)) return false;
  const repeated: Int32Array[] = [];
  for (const range of rangesOf(sizes)) {
    const held = new HeldHashes(range, sizes);
    visit(all, (words, count) => held.add(words, count));
    repeated.push(held.repeated());
  }
  const filter = new Filter(repeated);
  for (const [log, { hash, part, row }] of filter.isEmpty ? [] : files.entries()) {
    for (const [group, chunk] of hash.entries()) {
      const found: number[] = [];
      const hashes: number[] = [];
      visit([chunk], (words, count, first) => filter.collect(words, count, first, found, hashes));
      if (found.length === 0) continue;
      const parts = numbersAt(part[group], found);
      const rows = numbersAt(row[group], found);
      const bytes = (values: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(values).buffer);
      const source = values?.[parts[0] ?? 0];
      const texts = source ? valuesAt(table, source, rows) : [];
      await into.add(found.length, [bytes(found.map(() => log)), bytes(parts), bytes(rows), bytes(hashes), ...texts]);
    }
  }
  return true;

  function numbersAt(chunk: ChunkPlace | undefined, places: readonly number[]): number[] {
    const values: number[] = [];
    let first = 0;
    let next = 0;
    for (const page of chunk ? pages.pages(chunk) : []) {
      const words = numbers.words(page.bytes, (page.places ? page.entries : page.filled) * 4);
      for (; next < places.length && (places[next] ?? 0) < first + page.count; next += 1) {
        const place = (places[next] ?? 0) - first;
        values.push(words[page.places ? (page.places[place] ?? 0) : place] ?? 0);
      }
      first += page.count;
    }
    return values;
  }
}

function addSizes(words: Int32Array, count: number, sizes: Uint32Array): void {
  for (let place = 0; place < count; place += 1) {
    const partition = (words[2 * place + 1] ?? 0) >>> partitionShift;
    sizes[partition] = (sizes[partition] ?? 0) + 1;
  }
}

/** Partitions one after the other, `end` without, of which all hashes can be held at a time. */
interface Range {
  from: number;
  end: number;
}

function rangesOf(sizes: Uint32Array): Range[] {
  const ranges: Range[] = [{ from: 0, end: 0 }];
  let held = 0;
  for (const [partition, size] of sizes.entries()) {
    if (held + size > mostHeld) {
      ranges.push({ from: partition, end: partition });
      held = 0;
    }
    held += size;
    const last = ranges.at(-1);
    if (last) last.end = partition + 1;
  }
  return ranges;
}

/** The hashes of some partitions, each partition together. */
class HeldHashes {
  readonly #range: Range;
  readonly #words: Int32Array;
  /** Where each partition begins, and where its next hash goes. */
  readonly #begins = new Uint32Array(partitions + 1);
  readonly #next: Uint32Array;
  readonly #table = new HashTable();

  constructor(range: Range, sizes: Uint32Array) {
    this.#range = range;
    let at = 0;
    for (let partition = 0; partition <= partitions; partition += 1) {
      this.#begins[partition] = at;
      if (partition >= range.from && partition < range.end) at += sizes[partition] ?? 0;
    }
    this.#next = this.#begins.slice();
    this.#words = new Int32Array(2 * at);
  }

  add(words: Int32Array, count: number): void {
    const held = this.#words;
    const next = this.#next;
    const { from, end } = this.#range;
    for (let place = 0; place < count; place += 1) {
      const high = words[2 * place + 1] ?? 0;
      const partition = high >>> partitionShift;
      if (partition < from || partition >= end) continue;
      const at = next[partition] ?? 0;
      held[2 * at] = words[2 * place] ?? 0;
      held[2 * at + 1] = high;
      next[partition] = at + 1;
    }
  }

  /** The hashes that are there more than once, each once. They take the place of those that were added. */
  repeated(): Int32Array {
    const words = this.#words;
    let count = 0;
    for (let partition = this.#range.from; partition < this.#range.end; partition += 1) {
      const [begin, end] = [this.#begins[partition] ?? 0, this.#next[partition] ?? 0];
      this.#table.begin(end - begin);
      for (let at = begin; at < end; at += 1) {
        const [low, high] = [words[2 * at] ?? 0, words[2 * at + 1] ?? 0];
        if (!this.#table.isSecond(low, high)) continue;
        words[2 * count] = low;
        words[2 * count + 1] = high;
        count += 1;
      }
    }
    return words.slice(0, 2 * count);
  }
}

const slotsEach = 2;

/** A table of hashes with open addressing. */
class HashTable {
  #words = new Int32Array(0);
  /** How often the hash of a slot was seen: never, once, or more often. */
  #seen = new Uint8Array(0);
  #mask = 0;

  /** Forgets all, and makes room for so many hashes. */
  begin(hashes: number): void {
    const slots = 2 ** Math.ceil(Math.log2(slotsEach * hashes + 1));
    if (this.#seen.length < slots) {
      this.#words = new Int32Array(2 * slots);
      this.#seen = new Uint8Array(slots);
    } else this.#seen.fill(0, 0, slots);
    this.#mask = slots - 1;
  }

  /** Is a hash seen for the second time? */
  isSecond(low: number, high: number): boolean {
    const words = this.#words;
    const seen = this.#seen;
    let slot = low & this.#mask;
    while (seen[slot] !== 0) {
      if (words[2 * slot] === low && words[2 * slot + 1] === high) {
        const isSecond = seen[slot] === 1;
        seen[slot] = 2;
        return isSecond;
      }
      slot = (slot + 1) & this.#mask;
    }
    words[2 * slot] = low;
    words[2 * slot + 1] = high;
    seen[slot] = 1;
    return false;
  }
}

const bitsFor = (hashes: number): number => Math.min(mostBits, Math.max(10, Math.ceil(Math.log2(bitsEach * hashes + 1))));

/** Lets hashes through that are among those that repeat: by a bit for each half, and so a few others. */
class Filter {
  readonly #maps: readonly Int32Array[];
  readonly #mask: number;
  readonly isEmpty: boolean;

  constructor(repeated: readonly Int32Array[]) {
    const all = repeated.reduce((sum, words) => sum + words.length / 2, 0);
    const bits = bitsFor(all);
    this.isEmpty = all === 0;
    this.#mask = 2 ** bits - 1;
    this.#maps = [0, 1].map((half) => this.#mapOf(repeated, half, bits));
  }

  /** Adds places and words of the hashes that are let through. */
  collect(words: Int32Array, count: number, first: number, places: number[], hashes: number[]): void {
    const [low = new Int32Array(0), high = low] = this.#maps;
    const mask = this.#mask;
    for (let place = 0; place < count; place += 1) {
      const own = (words[2 * place] ?? 0) & mask;
      if (((low[own >>> 5] ?? 0) & (1 << (own & 31))) === 0) continue;
      const other = (words[2 * place + 1] ?? 0) & mask;
      if (((high[other >>> 5] ?? 0) & (1 << (other & 31))) === 0) continue;
      places.push(first + place);
      hashes.push(words[2 * place] ?? 0, words[2 * place + 1] ?? 0);
    }
  }

  /** The bits that one half of the hashes sets. */
  #mapOf(repeated: readonly Int32Array[], half: number, bits: number): Int32Array {
    const map = new Int32Array(2 ** (bits - 5));
    for (const words of repeated)
      for (let place = half; place < words.length; place += 2) {
        const own = (words[place] ?? 0) & this.#mask;
        map[own >>> 5] = (map[own >>> 5] ?? 0) | (1 << (own & 31));
      }
    return map;
  }
}
