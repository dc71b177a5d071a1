import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Engine, nameOf, type Sql, sql, writeWhole } from '@sogoc/engine';
import { type Counts, groups, storedValue } from '../column-stats.ts';
import type { Sample, StoredColumn } from '../sample.ts';
import { hashOf } from '../value-hash.ts';
import { countInRuns, type Halves, mergeRuns, packRun, runAtMost } from './hash-run.ts';
import { type KeepOptions, stateFiles } from './kept-state.ts';

/** With more files than this, or more changed than this share of all, the hashes are read anew, or written as one. */
const filesAtMost = 8;
const mostChanged = 0.25;

/** With so many rows a value, each value is kept once, with how often it is there; to group texts that hardly repeat costs more than to keep all. */
const rowsPerText = 16;
const rowsPerValue = 4;
/** Values that are written as one file at each change: to merge them costs less than to look into several. */
const fewValues = 2 ** 14;

const storages: readonly StoredColumn['storage'][] = ['text', 'integer', 'decimal', 'double', 'boolean', 'date', 'timestamp'];

/** A file of hashes of a column's values: all, or what a run changed. */
export interface IndexFile {
  name: string;
  /** Hashes in it. */
  rows: number;
  /** Does it say of each hash how often it is there? */
  counted: boolean;
}

/** Hashes, and how often each is there, or by how much that changed; without, once. */
interface Hashes {
  hashes: Halves;
  times?: Int32Array;
}

/**
 * How often each value of a column is there, by the value's hash, in files beside the table's state: what changed is then looked up there, and not in the table's files. A hash has 63 bits, and
 * values with equal hashes are taken to be equal. A run adds files and never changes one; those that its state does not name go after it was written.
 */
export class ValueIndex {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #table: string;
  readonly #identity: string;
  readonly #signal: AbortSignal | undefined;
  readonly #made = new Map<string, IndexFile>();
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  /** @param identity of the state that will name the files that are added. */
  constructor(engine: Engine, kept: KeepOptions, table: { database: string; table: string }, identity: string, signal: AbortSignal | undefined) {
    this.#engine = engine;
    this.#folder = kept.folder;
    this.#table = basename(stateFiles(kept, table.database, table.table).state, '.json');
    this.#identity = identity;
    this.#signal = signal;
  }

  /** How often values are there, by their hashes; null where none are kept, or they are not of all values. */
  async look(files: readonly IndexFile[] | undefined, { blank, present }: Counts, hashes: Halves): Promise<Int32Array | null> {
    if (!files || files.length === 0) return null;
    const counts = new Int32Array(hashes.length / 2);
    let rows = 0;
    for (const { name } of files) {
      const packed = await this.#read(name);
      const some = packed && countInRuns(packed, hashes, counts);
      if (some === null) return null;
      rows += some;
    }
    return rows === blank + present && !counts.some((n) => n < 0) ? counts : null;
  }

  /** Keeps the hashes of all values of a column. @returns undefined where they are not worth to be kept. */
  async add(sample: Pick<Sample, 'all'>, column: StoredColumn, { blank, present, distinct }: Counts): Promise<IndexFile[] | undefined> {
    if (!storages.includes(column.storage)) return undefined;
    // A column may be read by two guesses: its values are the same.
    const known = this.#made.get(column.name);
    if (known) return [known];
    const isText = column.storage === 'text';
    const counted = distinct <= runAtMost && distinct * (isText ? rowsPerText : rowsPerValue) <= blank + present;
    // Of numbers that tell records apart few change, and these are looked for in the files.
    if (!counted && !isText && distinct === present) return undefined;
    const { dialect } = this.#engine;
    const value = storedValue(column, 't', dialect);
    const query = counted
      ? sql`select ${hashOf(column, sql`v`, dialect)} as hash, cast(least(n, ${2 ** 31 - 1}) as integer) as n from ${groups(sample, column, dialect)} g where v is not null`
      : sql`select ${hashOf(column, value, dialect)} as hash from ${sample.all} t where ${value} is not null`;
    const made = await this.#write(column, 'all', this.#runs(query, counted));
    this.#made.set(column.name, made);
    return [made];
  }

  /** Keeps what changed beside what was known. @param change by how much each hash is there more often. */
  async addChange(
    sample: Pick<Sample, 'all'>,
    column: StoredColumn,
    counts: Counts,
    files: readonly IndexFile[],
    change: Required<Hashes>,
  ): Promise<IndexFile[] | undefined> {
    const [all, ...others] = files;
    if (!all || change.times.length === 0) return [...files];
    const changed = others.reduce((sum, { rows }) => sum + rows, change.times.length);
    if (all.counted && (all.rows <= fewValues || files.length >= filesAtMost)) {
      const merged = await this.#merged(files, change);
      return merged ? [await this.#write(column, files, one(merged))] : this.add(sample, column, counts);
    }
    if (files.length >= filesAtMost || (!all.counted && changed > mostChanged * all.rows)) return this.add(sample, column, counts);
    return [...files, await this.#write(column, files, one(change))];
  }

  async #merged(files: readonly IndexFile[], { hashes, times }: Required<Hashes>): Promise<Required<Hashes> | null> {
    const packed: Uint8Array<ArrayBuffer>[] = [packRun(hashes, times)];
    for (const { name } of files) {
      const bytes = await this.#read(name);
      if (!bytes) return null;
      packed.push(bytes.slice());
    }
    return mergeRuns(packed);
  }

  /** The bytes of a file, in the same memory as those of the one before: to take it anew costs as much as to read. */
  async #read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const file = await open(join(this.#folder, name), 'r').catch(() => null);
    if (!file) return null;
    try {
      const { size } = await file.stat();
      if (size > this.#bytes.length) this.#bytes = new Uint8Array(size);
      let from = 0;
      while (from < size) {
        const { bytesRead } = await file.read(this.#bytes, from, size - from);
        if (bytesRead === 0) return null;
        from += bytesRead;
      }
      return this.#bytes.subarray(0, size);
    } finally {
      await file.close();
    }
  }

  async *#runs(query: Sql, counted: boolean): AsyncGenerator<Hashes> {
    const hashes = new Int32Array(2 * runAtMost);
    const times = new Int32Array(counted ? runAtMost : 0);
    let next = 0;
    const run = (): Hashes => ({ hashes: hashes.subarray(0, 2 * next), ...(counted && { times: times.subarray(0, next) }) });
    for await (const [hash = [], n = []] of this.#engine.streamNumbers(query, { signal: this.#signal })) {
      if (2 * next + hash.length > hashes.length) {
        yield run();
        next = 0;
      }
      hashes.set(hash, 2 * next);
      if (counted) times.set(n, next);
      next += hash.length / 2;
    }
    yield run();
  }

  async #write(column: StoredColumn, what: unknown, runs: AsyncIterable<Hashes> | Iterable<Hashes>): Promise<IndexFile> {
    const name = `${this.#table}-${nameOf(this.#identity, column.name, column.storage, what)}.hashes`;
    let rows = 0;
    let counted = false;
    await writeWhole(join(this.#folder, name), async (beside) => {
      const file = await open(beside, 'w', 0o600);
      try {
        for await (const { hashes, times } of runs) {
          await file.write(packRun(hashes, times));
          rows += hashes.length / 2;
          counted = times !== undefined;
        }
      } finally {
        await file.close();
      }
    });
    return { name, rows, counted };
  }
}

const one = (hashes: Hashes): Hashes[] => [hashes];
