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
}

const types = { integer: 1, bigint: 2, text: 6 } as const;
const required = 0;
const [plain, hybrid] = [0, 3];
const uncompressed = 0;
const dataPage = 0;
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
    await writer.#write(magic);
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
        return own ? [{ path, ...own, values: rows, compression: 'UNCOMPRESSED', optional: false }] : [];
      }),
    );
  }

  /** Adds a row group: of each column its values, in the order of the columns. */
  async add(rows: number, values: readonly PlainValues[]): Promise<void> {
    if (rows === 0) return;
    const chunks: WrittenChunk[] = [];
    for (const bytes of values) {
      const header = new CompactWriter().field(1, dataPage).field(2, bytes.length).field(3, bytes.length);
      header.struct(5, (page) => page.field(1, rows).field(2, plain).field(3, hybrid).field(4, hybrid));
      const page = header.stop();
      chunks.push({ offset: this.#at, size: page.length + bytes.length });
      await this.#write(page);
      await this.#write(bytes);
    }
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
    for (const part of [bytes, length, magic]) await this.#write(part);
    await this.close();
    return this.rows;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #about(about: CompactWriter, { offset, size }: WrittenChunk, place: number, rows: number): CompactWriter {
    const column = this.#columns[place];
    about
      .field(1, types[column?.type ?? 'bigint'])
      .numbers(2, [plain, hybrid])
      .texts(3, [column?.name ?? ''])
      .field(4, uncompressed);
    return about.long(5, rows).long(6, size).long(7, size).long(9, offset);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) done += (await this.#file.write(bytes, done)).bytesWritten;
    this.#at += bytes.length;
  }
}
