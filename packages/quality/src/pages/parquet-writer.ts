import { type FileHandle, open } from 'node:fs/promises';
import type { ChunkPlace } from './column-chunk.ts';
import { CompactWriter } from './compact-writer.ts';

/** A column to be written: whole numbers of 32 or 64 bits, or text as UTF-8. */
export interface WrittenColumn {
  name: string;
  type: 'integer' | 'bigint' | 'text';
}

/** Bytes of a column's values in one row group, as Parquet's PLAIN has them: little-endian numbers, text each after its length in 4 bytes. */
export type PlainValues = Uint8Array;

interface WrittenChunk {
  offset: number;
  size: number;
  /** Where the page of values begins: after the dictionary, where there is one. */
  data: number;
}

const types = { integer: 1, bigint: 2, text: 6 } as const;
const required = 0;
const [plain, hybrid, byDictionary] = [0, 3, 8];
const uncompressed = 0;
const [dataPage, dictionaryPage] = [0, 2];
const magic = new TextEncoder().encode('PAR1');

/** Writes a Parquet file of columns without missing values, unpacked: row group by row group, so that none need be held. */
export class ParquetWriter {
  readonly #file: FileHandle;
  readonly #columns: readonly WrittenColumn[];
  readonly #groups: { rows: number; chunks: WrittenChunk[] }[] = [];
  #at = 0;

  private constructor(file: FileHandle, columns: readonly WrittenColumn[]) {
    this.#file = file;
    this.#columns = columns;
  }

  /** @param path of the new file, which only its owner may read. */
  static async create(path: string, columns: readonly WrittenColumn[]): Promise<ParquetWriter> {
    const writer = new ParquetWriter(await open(path, 'wx', 0o600), columns);
    await writer.#write([magic]);
    return writer;
  }

  get rows(): number {
    return this.#groups.reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Where each column lies in the file, which is at a path. */
  chunks(path: string): ChunkPlace[][] {
    return this.#columns.map((_, place) =>
      this.#groups.flatMap(({ rows, chunks }) => {
        const own = chunks[place];
        return own ? [{ path, offset: own.offset, size: own.size, values: rows, compression: 'UNCOMPRESSED', optional: false }] : [];
      }),
    );
  }

  /** Adds a row group: of each column its values, in the order of the columns; a number stands for a column of whole numbers of 32 bits that are all the same. */
  async add(rows: number, values: readonly (PlainValues | number)[]): Promise<void> {
    if (rows === 0) return;
    const pieces: Uint8Array[] = [];
    const chunks: WrittenChunk[] = [];
    let at = this.#at;
    for (const own of values) {
      const pages = typeof own === 'number' ? constantPages(rows, own) : [dataHeader(rows, own.length, plain), own];
      const size = sizeOf(pages);
      // The first page of two is a dictionary, before the page of places in it.
      chunks.push({ offset: at, size, data: typeof own === 'number' ? at + sizeOf(pages.slice(0, 2)) : at });
      pieces.push(...pages);
      at += size;
    }
    await this.#write(pieces);
    this.#groups.push({ rows, chunks });
  }

  /** Writes the footer and closes the file. @returns the number of rows. */
  async finish(): Promise<number> {
    const footer = new CompactWriter().field(1, 1);
    footer.structs(2, [
      (root) => root.text(4, 'rows').field(5, this.#columns.length),
      ...this.#columns.map(({ name, type }) => (element: CompactWriter) => {
        element.field(1, types[type]).field(3, required).text(4, name);
        return type === 'text' ? element.field(6, 0) : element;
      }),
    ]);
    footer.long(3, this.rows);
    footer.structs(
      4,
      this.#groups.map(({ rows, chunks }) => (group: CompactWriter) => {
        group.structs(
          1,
          chunks.map(
            (chunk, place) => (column: CompactWriter) => column.long(2, chunk.offset).struct(3, (about) => this.#about(about, chunk, place, rows)),
          ),
        );
        return group
          .long(
            2,
            chunks.reduce((sum, { size }) => sum + size, 0),
          )
          .long(3, rows);
      }),
    );
    const bytes = footer.stop();
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length, true);
    await this.#write([bytes, length, magic]);
    await this.close();
    return this.rows;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #about(about: CompactWriter, { offset, size, data }: WrittenChunk, place: number, rows: number): CompactWriter {
    const column = this.#columns[place];
    about
      .field(1, types[column?.type ?? 'bigint'])
      .numbers(2, data > offset ? [plain, hybrid, byDictionary] : [plain, hybrid])
      .texts(3, [column?.name ?? ''])
      .field(4, uncompressed);
    about.long(5, rows).long(6, size).long(7, size).long(9, data);
    return data > offset ? about.long(11, offset) : about;
  }

  async #write(pieces: readonly Uint8Array[]): Promise<void> {
    const all = sizeOf(pieces);
    // At once: to hand over each piece takes longer than to write it.
    let { bytesWritten: done } = await this.#file.writev([...pieces]);
    if (done < all) {
      const rest = Buffer.concat(pieces).subarray(done);
      for (let more = 0; more < rest.length; ) more += (await this.#file.write(rest, more)).bytesWritten;
      done = all;
    }
    this.#at += done;
  }
}

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

function dataHeader(rows: number, size: number, way: number): Uint8Array {
  const header = new CompactWriter().field(1, dataPage).field(2, size).field(3, size);
  return header.struct(5, (page) => page.field(1, rows).field(2, way).field(3, hybrid).field(4, hybrid)).stop();
}

/** A dictionary of one value, and one run of places in it. */
function constantPages(rows: number, value: number): Uint8Array[] {
  const header = new CompactWriter().field(1, dictionaryPage).field(2, 4).field(3, 4);
  header.struct(7, (page) => page.field(1, 1).field(2, plain));
  const run: number[] = [];
  for (let rest = 2 * rows; ; rest = Math.floor(rest / 128)) {
    run.push(rest >= 128 ? (rest % 128) | 128 : rest);
    if (rest < 128) break;
  }
  const places = Uint8Array.from([1, ...run, 0]);
  return [header.stop(), new Uint8Array(Int32Array.of(value).buffer), dataHeader(rows, places.length, byDictionary), places];
}
