import type { ChunkPlace } from './column-chunk.ts';
import type { Space } from './kernels/space.ts';
import { NotReadable } from './pages-error.ts';
import type { WrittenColumn } from './parquet-writer.ts';
import { FileOfPages } from './read-chunk.ts';
import type { PlainRows } from './read-job.ts';
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

/** Hashes are parted by their 10 highest bits, so that each part and the table of its hashes stay in the processor's cache. */
const partitions = 1024;
/** Hashes that are held in memory at a time (64 MiB). */
const mostHeld = 2 ** 23;
/** Of one part, of which the table takes 36 MiB then. */
const mostTogether = 2 ** 20;
const bitsEach = 16;
const mostBits = 25;
const slotsEach = 2;

/**
 * Hands over all hashes that others have too, and a few more: those whose bits these set in maps of bits (Bloom 1970). A fifth of the cost of sorting all; memory grows with those
 * that repeat alone.
 * @param values where those of each part lie: they are written with it. Each row group of the hashes is then of one part, in the order of its records.
 * @param add takes them as rows of a file.
 * @param space for hashes and maps of bits.
 * @returns false where more hashes than can be held share their highest bits: nothing is handed over then.
 */
export async function writeRepeating(
  files: readonly HashChunks[],
  values: readonly KeyedColumn[] | null,
  add: (group: PlainRows) => Promise<void>,
  space: Space,
  signal?: AbortSignal,
): Promise<boolean> {
  using pages = new FileOfPages();
  using table = new FileOfPages();
  space.begin();
  /** Hands over where the hashes of each page lie, how many they are, and how many came before them in the chunk; what is put down by then stays. */
  const visit = (chunks: readonly ChunkPlace[], see: (words: number, count: number, first: number) => void): void => {
    const { top } = space;
    for (const chunk of chunks) {
      signal?.throwIfAborted();
      let first = 0;
      for (const { bytes, filled, count } of pages.pages(chunk)) {
        if (bytes.length < 8 * filled) throw new NotReadable('Numbers cut short');
        see(space.put(bytes.subarray(0, 8 * filled)), filled, first);
        space.begin(top);
        first += count;
      }
    }
  };
  const all = files.flatMap(({ hash }) => hash);
  const counted = space.put(new Uint32Array(partitions));
  visit(all, (words, count) => space.call.addSizes(words, count, counted));
  const sizes = space.words(counted, partitions).slice();
  space.begin();
  if (sizes.some((size) => size > mostTogether)) return false;
  const repeated = rangesOf(sizes).map((range) => repeatedIn(space, range, sizes, (add) => visit(all, add)));
  const filter = new Filter(space, repeated);
  for (const [log, { hash, part, row }] of filter.isEmpty ? [] : files.entries()) {
    for (const [group, chunk] of hash.entries()) {
      const found: Uint32Array[] = [];
      const hashes: Uint32Array[] = [];
      visit([chunk], (words, count, first) => filter.collect(words, count, first, found, hashes));
      const places = found.flatMap((own) => [...own]);
      if (places.length === 0) continue;
      const parts = numbersAt(pages, part[group], places);
      const rows = numbersAt(pages, row[group], places);
      const bytes = (own: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(own).buffer);
      const source = values?.[parts[0] ?? 0];
      const texts = source ? valuesAt(table, source, rows) : [];
      const words = Buffer.concat(hashes.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
      await add({ rows: places.length, values: [bytes(places.map(() => log)), bytes(parts), bytes(rows), words, ...texts] });
    }
  }
  return true;
}

/** Of a chunk of whole numbers of 32 bits those at some places, in order. */
function numbersAt(pages: FileOfPages, chunk: ChunkPlace | undefined, places: readonly number[]): number[] {
  const values: number[] = [];
  let first = 0;
  let next = 0;
  for (const page of chunk ? pages.pages(chunk) : []) {
    const view = new DataView(page.bytes.buffer, page.bytes.byteOffset, page.bytes.length);
    for (; next < places.length && (places[next] ?? 0) < first + page.count; next += 1) {
      const place = (places[next] ?? 0) - first;
      const own = page.places ? (page.places[place] ?? 0) : place;
      if (4 * own + 4 > page.bytes.length) throw new NotReadable('Numbers cut short');
      values.push(view.getInt32(4 * own, true));
    }
    first += page.count;
  }
  return values;
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

/** The hashes of some partitions that are there more than once, each once. @param visit shows all hashes of all partitions. */
function repeatedIn(
  space: Space,
  { from, end }: Range,
  sizes: Uint32Array,
  visit: (add: (words: number, count: number) => void) => void,
): Uint32Array {
  const begins = new Uint32Array(partitions);
  let all = 0;
  let most = 0;
  for (let partition = from; partition < end; partition += 1) {
    begins[partition] = all;
    all += sizes[partition] ?? 0;
    most = Math.max(most, sizes[partition] ?? 0);
  }
  const next = space.put(begins);
  const held = space.room(8 * all);
  visit((words, count) => space.call.scatter(words, count, from, end, next, held));
  const table = space.room(8 * slotsFor(most));
  const seen = space.room(slotsFor(most));
  // Those that repeat take the place of those that were held.
  let into = held;
  for (let partition = from; partition < end; partition += 1) {
    const [count, slots] = [sizes[partition] ?? 0, slotsFor(sizes[partition] ?? 0)];
    space.bytes(seen, slots).fill(0);
    into = space.call.repeated(held + 8 * (begins[partition] ?? 0), count, slots, table, seen, into);
  }
  const repeated = space.words(held, (into - held) / 4).slice();
  space.begin();
  return repeated;
}

const slotsFor = (hashes: number): number => 2 ** Math.ceil(Math.log2(slotsEach * hashes + 1));

const bitsFor = (hashes: number): number => Math.min(mostBits, Math.max(10, Math.ceil(Math.log2(bitsEach * hashes + 1))));

/** Lets hashes through that are among those that repeat: by a bit for each half, and so a few others. */
class Filter {
  readonly #space: Space;
  readonly #low: number;
  readonly #high: number;
  readonly #mask: number;
  readonly isEmpty: boolean;

  /** @param space holds the maps from now on. */
  constructor(space: Space, repeated: readonly Uint32Array[]) {
    const all = repeated.reduce((sum, words) => sum + words.length / 2, 0);
    const size = 2 ** (bitsFor(all) - 3);
    this.isEmpty = all === 0;
    this.#space = space;
    this.#mask = 8 * size - 1;
    [this.#low, this.#high] = [space.put(new Uint8Array(size)), space.put(new Uint8Array(size))];
    const { top } = space;
    for (const words of repeated) {
      space.call.mark(space.put(words), words.length / 2, this.#low, this.#high, this.#mask);
      space.begin(top);
    }
  }

  /** Adds places and words of the hashes that are let through. */
  collect(words: number, count: number, first: number, places: Uint32Array[], hashes: Uint32Array[]): void {
    const space = this.#space;
    const [ownPlaces, ownHashes] = [space.room(4 * count), space.room(8 * count)];
    const found = space.call.collect(words, count, first, this.#low, this.#high, this.#mask, ownPlaces, ownHashes);
    places.push(space.words(ownPlaces, found).slice());
    hashes.push(space.words(ownHashes, 2 * found).slice());
  }
}
