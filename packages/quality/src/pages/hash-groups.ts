import type { ChunkPlace } from './column-chunk.ts';
import { footerColumns } from './footer.ts';
import { NotReadable } from './pages-error.ts';
import type { FileOfPages } from './read-chunk.ts';

/** Reads numbers of 32 bits into memory of its own, where they begin as they must. */
class Words {
  #memory = new ArrayBuffer(0);

  /** The first bytes as numbers, good until the next. @throws NotReadable */
  words(bytes: Uint8Array, length: number): Int32Array {
    if (bytes.length < length) throw new NotReadable('Numbers cut short');
    if (this.#memory.byteLength < length) this.#memory = new ArrayBuffer(Math.ceil(length / 8) * 8);
    new Uint8Array(this.#memory).set(bytes.subarray(0, length));
    return new Int32Array(this.#memory, 0, length / 4);
  }
}

/** A row group of hashes of one part: its place in the table now, which is -1 where it is no more. */
export interface HashGroup {
  place: number;
  isNew: boolean;
  row: ChunkPlace;
  hash: ChunkPlace;
}

/** A file of hashes, and for each part by its place there: its place in the table now (-1: it has gone; null: nothing is asked of it), and whether it is new. */
export interface PlacedHashes {
  path: string;
  parts: readonly { place: number | null; isNew: boolean }[];
}

const numbers = new Words();

/** The row groups of some files of hashes. @throws NotReadable where one holds several parts: the engine wrote it. */
export function hashGroups(pages: FileOfPages, files: readonly PlacedHashes[]): HashGroup[] {
  return files.flatMap(({ path, parts }) => {
    if (parts.every(({ place }) => place === null)) return [];
    const columns = footerColumns(path);
    const chunksOf = (name: string): ChunkPlace[] => columns.get(name)?.chunks ?? [];
    const [rows, hashes] = [chunksOf('row'), chunksOf('hash')];
    return chunksOf('part').flatMap((chunk, group) => {
      const { place = null, isNew = false } = parts[constantOf(pages, chunk)] ?? {};
      const [row, hash] = [rows[group], hashes[group]];
      return place !== null && row && hash ? [{ place, isNew, row, hash }] : [];
    });
  });
}

/** The one number that a chunk holds. @throws NotReadable where it holds others. */
export function constantOf(pages: FileOfPages, chunk: ChunkPlace): number {
  let only: number | undefined;
  for (const page of pages.pages(chunk)) {
    if (page.places === null || page.entries !== 1 || page.present) throw new NotReadable('Parts that are mixed');
    const [value] = numbers.words(page.bytes, 4);
    if (only !== undefined && only !== value) throw new NotReadable('Parts that are mixed');
    only = value;
  }
  return only ?? -1;
}

/** Shows the hashes of a chunk, page by page: `words` has eight bytes of each, and is good until the next page. */
export function visitHashes(pages: FileOfPages, chunk: ChunkPlace, see: (words: Uint8Array, count: number, first: number) => void): void {
  let first = 0;
  for (const page of pages.pages(chunk)) {
    if (page.places || page.present) throw new NotReadable('Hashes that are written otherwise');
    if (page.bytes.length < 8 * page.filled) throw new NotReadable('Numbers cut short');
    see(page.bytes.subarray(0, 8 * page.filled), page.filled, first);
    first += page.count;
  }
}

/** Shows the numbers of 32 bits at some places of a chunk, which are in order. */
export function visitNumbersAt(pages: FileOfPages, chunk: ChunkPlace, places: Int32Array, see: (value: number) => void): void {
  let first = 0;
  let next = 0;
  for (const page of pages.pages(chunk)) {
    const end = first + page.count;
    const view = new DataView(page.bytes.buffer, page.bytes.byteOffset, page.bytes.length);
    for (; next < places.length && (places[next] ?? 0) < end; next += 1) {
      const place = (places[next] ?? 0) - first;
      const own = page.places ? (page.places[place] ?? 0) : place;
      if (4 * own + 4 > page.bytes.length) throw new NotReadable('Numbers cut short');
      see(view.getInt32(4 * own, true));
    }
    first = end;
  }
}
