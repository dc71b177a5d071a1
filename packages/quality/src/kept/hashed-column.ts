import { rename, rm } from 'node:fs/promises';
import { type Engine, type RunOptions, sql } from '@sogoc/engine';
import { type ColumnProfile, canonicalText } from '@sogoc/profile';
import type { ByteAutomaton } from '../pages/byte-automaton.ts';
import { GrowingBytes } from '../pages/growing.ts';
import { hashBytes } from '../pages/hash-text.ts';
import { hashColumns, otherColumns } from '../pages/page-hasher.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import type { Hashed } from '../pages/read-job.ts';
import type { HashChunks } from '../pages/repeating-hashes.ts';
import { untouched, untouchedTexts } from '../screen/automata.ts';
import type { KeptRun } from './kept-run.ts';

/** Can the values of a column be hashed by their pages? */
export function isHashable(column: ColumnProfile): boolean {
  return column.storage === 'integer' || column.storage === 'date' || (column.storage === 'text' && untouched(column) !== null);
}

/** The hashes of a column on their way to a file. */
export class HashedColumn implements AsyncDisposable {
  /** Takes text that is read as it is written; null: all text is. */
  readonly untouched: ByteAutomaton | null;
  /** The column's name. */
  readonly name: string;
  readonly #column: ColumnProfile;
  readonly #path: string;
  readonly #into: ParquetWriter;
  readonly #otherPath: string;
  readonly #others: ParquetWriter;
  readonly #counts: number[] = [];
  #isWhole = false;

  private constructor(column: ColumnProfile, [path, into]: [string, ParquetWriter], [otherPath, others]: [string, ParquetWriter]) {
    this.#column = column;
    this.name = column.name;
    [this.#path, this.#into, this.#otherPath, this.#others] = [path, into, otherPath, others];
    this.untouched = untouchedTexts(column);
  }

  /** @param column one that `isHashable`. */
  static async create({ states }: Pick<KeptRun, 'states'>, column: ColumnProfile): Promise<HashedColumn> {
    const [path, others] = [states.beside('hashed'), states.beside('others')];
    const into = await ParquetWriter.create(path, hashColumns);
    return new HashedColumn(column, [path, into], [others, await ParquetWriter.create(others, otherColumns)]);
  }

  /** @param part place of the file. */
  async add({ hashes, others }: Hashed, part: number): Promise<void> {
    this.#count(part, hashes.rows);
    await this.#into.add(hashes.rows, [part, ...hashes.values]);
    await this.#others.add(others.rows, [part, ...others.values]);
  }

  /** Adds the values that the engine reads otherwise than they are written, and ends the file. */
  async finish(engine: Engine, options: RunOptions): Promise<void> {
    if (this.#isWhole) return;
    this.#isWhole = true;
    if ((await this.#others.finish()) > 0) await this.#addOthers(engine, options);
    await this.#into.finish();
  }

  /** Where the columns of the file lie, once it is whole. */
  get chunks(): HashChunks {
    const [part = [], row = [], hash = []] = this.#into.chunks(this.#path);
    return { part, row, hash };
  }

  /** Are all values hashed as they are written? */
  get isAsWritten(): boolean {
    return this.#others.rows === 0;
  }

  /** Moves the file, which is whole, to its place. @returns how many hashes it has of each part. */
  async moveTo(path: string): Promise<readonly number[]> {
    await rename(this.#path, path);
    return this.#counts;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isWhole) for (const writer of [this.#into, this.#others]) await writer.close();
    for (const path of [this.#path, this.#otherPath]) await rm(path, { force: true });
  }

  #count(part: number, rows: number): void {
    while (this.#counts.length <= part) this.#counts.push(0);
    this.#counts[part] = (this.#counts[part] ?? 0) + rows;
  }

  async #addOthers(engine: Engine, options: RunOptions): Promise<void> {
    const text = canonicalText(sql`value`, this.#column, engine.dialect);
    const query = sql`select * from (select part, row, ${text} as text from read_parquet(${this.#otherPath}) as o) as q where text is not null`;
    for await (const rows of engine.stream<{ part: number; row: number; text: string }>(query, options)) {
      // Each row group is of one part.
      for (const [part, some] of Map.groupBy(rows, ({ part: own }) => own)) {
        const hashes = new Uint32Array(2 * some.length);
        const places = new GrowingBytes();
        for (const [place, { row, text: own }] of some.entries()) {
          const { buffer, byteOffset, length } = Buffer.from(own);
          hashBytes(new DataView(buffer, byteOffset, length), 0, length, hashes, 2 * place);
          places.integer(row);
        }
        this.#count(part, some.length);
        await this.#into.add(some.length, [part, places.bytes, new Uint8Array(hashes.buffer)]);
      }
    }
  }
}
