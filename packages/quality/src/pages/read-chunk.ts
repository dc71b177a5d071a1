import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type ChunkPlace, ChunkReader, type Page } from './column-chunk.ts';
import { NotReadable } from './pages-error.ts';

/** Chunks that lie one after the other are read at once, up to so many bytes. */
const readAtOnce = 2 ** 22;

/**
 * Reads column chunks of one file after the other; of some its bytes are held, as they are packed. Nothing is waited for: what reads pages has nothing else to do, and to ask
 * another thread for bytes that the system mostly has in memory takes as long as to copy them.
 */
export class FileOfPages implements Disposable {
  readonly #reader = new ChunkReader();
  #path = '';
  #file: number | null = null;
  #end = 0;
  #expected: readonly ChunkPlace[] = [];
  #memory = new Uint8Array(0);
  /** Which bytes of the file are held. */
  #held = { from: 0, end: 0 };

  /** Says which chunks of a file will be asked for. */
  expect(chunks: readonly ChunkPlace[]): void {
    this.#expected = chunks.toSorted((a, b) => a.offset - b.offset);
  }

  /** The pages of a chunk, each good until the next. @throws NotReadable, NodeJS.ErrnoException */
  pages(chunk: ChunkPlace): Iterable<Page> {
    const { path, offset, size } = chunk;
    if (path !== this.#path || this.#file === null) this.#open(path);
    if (!(offset + size <= this.#end)) throw new NotReadable('File cut short');
    if (offset < this.#held.from || offset + size > this.#held.end) this.#hold(chunk);
    const from = offset - this.#held.from;
    return this.#reader.pages(this.#memory.subarray(from, from + size), chunk);
  }

  #open(path: string): void {
    this[Symbol.dispose]();
    this.#held = { from: 0, end: 0 };
    this.#file = openSync(path, 'r');
    this.#path = path;
    this.#end = fstatSync(this.#file).size;
  }

  /** Reads a chunk, and those that are expected and follow it. */
  #hold({ path, offset, size }: ChunkPlace): void {
    let end = offset + size;
    for (const next of this.#expected) {
      const isNext = next.path === path && next.offset === end && next.offset + next.size <= Math.min(this.#end, offset + readAtOnce);
      if (isNext) end += next.size;
    }
    const length = end - offset;
    this.#held = { from: 0, end: 0 };
    if (this.#memory.length < length) this.#memory = new Uint8Array(length);
    const bytesRead = this.#file === null ? 0 : readSync(this.#file, this.#memory, 0, length, offset);
    if (bytesRead < length) throw new NotReadable('File cut short');
    this.#held = { from: offset, end };
  }

  [Symbol.dispose](): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}
