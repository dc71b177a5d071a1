import { type FileHandle, open } from 'node:fs/promises';
import { type ChunkPlace, ChunkReader, type Page } from './column-chunk.ts';
import { NotReadable } from './pages-error.ts';

/** Chunks that lie one after the other are read at once, up to so many bytes: each reading waits for another thread. */
const readAtOnce = 2 ** 22;

/** Reads column chunks of one file after the other; of some its bytes are held, as they are packed. */
export class FileOfPages implements AsyncDisposable {
  readonly #reader = new ChunkReader();
  #path = '';
  #file: FileHandle | undefined;
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
  async pages(chunk: ChunkPlace): Promise<Iterable<Page>> {
    const { path, offset, size } = chunk;
    if (path !== this.#path) {
      await this.#file?.close();
      this.#file = await open(path, 'r');
      this.#path = path;
      this.#end = (await this.#file.stat()).size;
      this.#held = { from: 0, end: 0 };
    }
    if (!(offset + size <= this.#end)) throw new NotReadable('File cut short');
    if (offset < this.#held.from || offset + size > this.#held.end) await this.#hold(chunk);
    const from = offset - this.#held.from;
    return this.#reader.pages(this.#memory.subarray(from, from + size), chunk);
  }

  /** Reads a chunk, and those that are expected and follow it. */
  async #hold({ path, offset, size }: ChunkPlace): Promise<void> {
    let end = offset + size;
    for (const next of this.#expected) {
      const isNext = next.path === path && next.offset === end && next.offset + next.size <= Math.min(this.#end, offset + readAtOnce);
      if (isNext) end += next.size;
    }
    const length = end - offset;
    this.#held = { from: 0, end: 0 };
    if (this.#memory.length < length) this.#memory = new Uint8Array(length);
    const { bytesRead = 0 } = (await this.#file?.read(this.#memory, 0, length, offset)) ?? {};
    if (bytesRead < length) throw new NotReadable('File cut short');
    this.#held = { from: offset, end };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
  }
}
