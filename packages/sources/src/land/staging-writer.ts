import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { stageField } from './staging-format.ts';

const flushAt = 1 << 18;

/** Writes rows in the staging form, holding no more than a buffer of them. */
export class StagingWriter {
  readonly path: string;
  readonly #stream: WriteStream;
  #buffer: string[] = [];
  #size = 0;
  #failure: Error | undefined;
  rows = 0;
  /** Most fields that a row had. */
  width = 0;
  /** Longest row in bytes at most. */
  longest = 0;
  /** Places of the fields that had something to escape. */
  readonly escaped = new Set<number>();

  constructor(path: string) {
    this.path = path;
    this.#stream = createWriteStream(path);
    this.#stream.on('error', (error) => {
      this.#failure = error;
    });
  }

  /** Adds a row. True when `drain` should be awaited before more. */
  add(fields: readonly (string | null | undefined)[]): boolean {
    let line = '';
    for (let index = 0; index < fields.length; index += 1) {
      const value = fields[index];
      const staged = stageField(value);
      if (value && staged !== value) this.escaped.add(index);
      line += index === 0 ? staged : `\t${staged}`;
    }
    this.#buffer.push(line);
    this.#size += line.length + 1;
    if (line.length * 3 > this.longest) this.longest = Math.max(this.longest, Buffer.byteLength(line));
    if (fields.length > this.width) this.width = fields.length;
    this.rows += 1;
    return this.#size >= flushAt;
  }

  /** Writes what is buffered and waits while the disk is behind. */
  async drain(): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#buffer.length === 0) return;
    const text = `${this.#buffer.join('\n')}\n`;
    this.#buffer = [];
    this.#size = 0;
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }

  async close(): Promise<void> {
    await this.drain();
    this.#stream.end();
    if (!this.#stream.closed) await once(this.#stream, 'close');
    if (this.#failure) throw this.#failure;
  }

  /** Ends without caring for what is written. */
  abandon(): void {
    this.#stream.destroy();
  }
}
