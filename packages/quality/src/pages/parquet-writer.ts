import { type FileHandle, open } from 'node:fs/promises';
import type { ChunkPlace } from './column-chunk.ts';
import type { Struct } from './compact.ts';
import { CompactWriter } from './compact-writer.ts';
import { constantChunk, type EncodedChunk, plainChunk } from './encoded-chunk.ts';

/** A column to be written: whole numbers of 32 or 64 bits, or text as UTF-8. */
export interface WrittenColumn {
  name: string;
  type: 'integer' | 'bigint' | 'text';
  /** May values be missing? Such a column is added as encoded. */
  isOptional?: boolean;
}

/** Bytes of a column's values in one row group, as Parquet's PLAIN has them: little-endian numbers, text each after its length in 4 bytes. */
export type PlainValues = Uint8Array;

interface WrittenChunk extends Omit<EncodedChunk, 'pieces'> {
  offset: number;
}

const types = { integer: 1, bigint: 2, text: 6 } as const;
const [required, optional] = [0, 1];
const [plain, hybrid, byDictionary] = [0, 3, 8];
const [uncompressed, zstd] = [0, 6];
const magic = new TextEncoder().encode('PAR1');

/** Writes a Parquet file row group by row group, so that none need be held. */
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
        return own
          ? [
              {
                path,
                offset: own.offset,
                size: own.size,
                values: rows,
                compression: own.isPacked ? 'ZSTD' : 'UNCOMPRESSED',
                optional: this.#columns[place]?.isOptional === true,
              },
            ]
          : [];
      }),
    );
  }

  /** Adds a row group: of each column its values, in the order of the columns; a number stands for a column of whole numbers of 32 bits that are all the same. */
  async add(rows: number, values: readonly (PlainValues | number)[]): Promise<void> {
    await this.addEncoded(
      rows,
      values.map((own) => (typeof own === 'number' ? constantChunk(rows, own) : plainChunk(rows, own))),
    );
  }

  /** Adds a row group: its columns in their order. */
  async addEncoded(rows: number, columns: readonly EncodedChunk[]): Promise<void> {
    if (rows === 0) return;
    let at = this.#at;
    const chunks = columns.map(({ pieces: _, ...chunk }): WrittenChunk => {
      const offset = at;
      at += chunk.size;
      return { ...chunk, offset };
    });
    await this.#write(columns.flatMap(({ pieces }) => pieces));
    this.#groups.push({ rows, chunks });
  }

  /** Writes the footer and closes the file. @param notes what its end tells whoever knows their names. @returns the number of rows. */
  async finish(notes: Readonly<Record<string, string>> = {}): Promise<number> {
    const footer = new CompactWriter().field(1, 1);
    footer.structs(2, [
      (root) => root.text(4, 'rows').field(5, this.#columns.length),
      ...this.#columns.map(({ name, type, isOptional }) => (element: CompactWriter) => {
        element
          .field(1, types[type])
          .field(3, isOptional ? optional : required)
          .text(4, name);
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
    const noted = Object.entries(notes);
    if (noted.length > 0)
      footer.structs(
        5,
        noted.map(
          ([name, value]) =>
            (note: CompactWriter) =>
              note.text(1, name).text(2, value),
        ),
      );
    // Least and most values hold in the order of the type; else readers pass over them.
    footer.structs(
      7,
      this.#columns.map(() => (order: CompactWriter) => order.struct(1, (ofType) => ofType)),
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

  #about(
    about: CompactWriter,
    { offset, size, data, unpacked, isPacked, encodings, statistics }: WrittenChunk,
    place: number,
    rows: number,
  ): CompactWriter {
    const column = this.#columns[place];
    about
      .field(1, types[column?.type ?? 'bigint'])
      .numbers(2, encodings ?? (data > 0 ? [plain, hybrid, byDictionary] : [plain, hybrid]))
      .texts(3, [column?.name ?? ''])
      .field(4, isPacked ? zstd : uncompressed);
    about
      .long(5, rows)
      .long(6, unpacked)
      .long(7, size)
      .long(9, offset + data);
    if (data > 0) about.long(11, offset);
    return statistics ? about.struct(12, (told) => addStatistics(told, statistics)) : about;
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

/** Least and most values are bytes, counts numbers of 64 bits; whether the values are exact is true or not. */
function addStatistics(told: CompactWriter, statistics: Struct): CompactWriter {
  for (const [number, value] of statistics) {
    if (value instanceof Uint8Array) told.bytes(number, value);
    else if (typeof value === 'number') number > 6 ? told.truth(number, value === 1) : told.long(number, value);
  }
  return told;
}

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
