import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
/** 1 January 2025, 00:00 in the clock of MS-DOS: the same for every file, so that the same content gives the same bytes. */
const DATE = ((2025 - 1980) << 9) | (1 << 5) | 1;

interface Entry {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** A ZIP archive written file by file (APPNOTE 6.3.10, deflate, no ZIP64: less than 4 GiB). */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: Entry[] = [];
  #offset = 0;
  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'w'));
  }

  async add(name: string, content: Buffer): Promise<void> {
    const packed = await deflate(content, { level: 4 });
    const entry: Entry = { name: Buffer.from(name), crc: crc32(content), packed: packed.length, size: content.length, offset: this.#offset };
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    common(head, entry, 6);
    head.writeUInt16LE(entry.name.length, 26);
    await this.#write(head, entry.name, packed);
    this.#entries.push(entry);
  }

  async close(): Promise<void> {
    const start = this.#offset;
    for (const entry of this.#entries) {
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(20, 4);
      head.writeUInt16LE(20, 6);
      common(head, entry, 8);
      head.writeUInt16LE(entry.name.length, 28);
      head.writeUInt32LE(entry.offset, 42);
      await this.#write(head, entry.name);
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#write(end);
    await this.#file.close();
  }

  async #write(...parts: Buffer[]): Promise<void> {
    for (const part of parts) {
      await this.#file.write(part);
      this.#offset += part.length;
    }
  }
}

/** Flags (names in UTF-8), method, time, sizes: the part that both headers share. */
function common(head: Buffer, entry: Entry, at: number): void {
  head.writeUInt16LE(0x0800, at);
  head.writeUInt16LE(8, at + 2);
  head.writeUInt16LE(0, at + 4);
  head.writeUInt16LE(DATE, at + 6);
  head.writeUInt32LE(entry.crc, at + 8);
  head.writeUInt32LE(entry.packed, at + 12);
  head.writeUInt32LE(entry.size, at + 16);
}
