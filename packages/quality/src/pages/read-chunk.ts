import { type FileHandle, open } from 'node:fs/promises';
import { type ChunkPlace, ChunkReader, type Page } from './column-chunk.ts';
import { NotReadable } from './pages-error.ts';

/** Reads column chunks of one file after the other; of each its bytes are held, as they are packed. */
export class FileOfPages implements AsyncDisposable {
  readonly #reader = new ChunkReader();
  #path = '';
  #file: FileHandle | undefined;
  #end = 0;
  #bytes = new Uint8Array(0);

  /** The pages of a chunk, each good until the next. @throws NotReadable, NodeJS.ErrnoException */
  async pages(chunk: ChunkPlace): Promise<Iterable<Page>> {
    const { path, offset, size } = chunk;
    if (path !== this.#path) {
      await this.#file?.close();
      this.#file = await open(path, 'r');
      this.#path = path;
      this.#end = (await this.#file.stat()).size;
    }
    if (!(offset + size <= this.#end)) throw new NotReadable('File cut short');
    if (this.#bytes.length < size) this.#bytes = new Uint8Array(size);
    const { bytesRead = 0 } = (await this.#file?.read(this.#bytes, 0, size, offset)) ?? {};
    if (bytesRead < size) throw new NotReadable('File cut short');
    return this.#reader.pages(this.#bytes.subarray(0, size), chunk);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
  }
}
