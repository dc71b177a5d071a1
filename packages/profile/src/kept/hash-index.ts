import { open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Engine, nameOf, type Sql, sql, type WorkTable, writeWhole } from '@sogoc/engine';
import { type Counts, storedValue } from '../column-stats.ts';
import type { Sample, StoredColumn } from '../sample.ts';
import { countInRuns, type Halves, packRun, runAtMost } from './hash-run.ts';
import { type KeepOptions, stateFiles } from './kept-state.ts';

/** With more files than this, or more rows changed than this share of all, hashes are read anew. */
const filesAtMost = 8;
const mostChanged = 0.25;

const foundColumns = [
  { name: 'place', type: 'integer' },
  { name: 'n', type: 'integer' },
] as const;

/** A file of hashes of a column's values: all, or what a run changed. */
export interface IndexFile {
  name: string;
  /** Rows that it adds or takes away. */
  rows: number;
}

/** How often values that moved are in the parts that stayed. */
export interface Looked {
  /** Rows of `place` and `n`, of values that are. */
  found: WorkTable;
  /** What changed: hashes, and by how many rows. */
  change: { hashes: Halves; by: Int32Array };
}

/**
 * Hashes of the values of columns that hardly repeat, in files beside the table's state: what changed is then looked up there, and not in the table's files. A hash has 63 bits, and values
 * with equal hashes are taken to be equal.
 */
export class HashIndex {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #table: string;
  readonly #identity: string;
  readonly #signal: AbortSignal | undefined;
  readonly #made = new Map<string, IndexFile>();

  /** @param identity of the state that will name the files that are added. */
  constructor(engine: Engine, kept: KeepOptions, table: { database: string; table: string }, identity: string, signal: AbortSignal | undefined) {
    this.#engine = engine;
    this.#folder = kept.folder;
    this.#table = basename(stateFiles(kept, table.database, table.table).state, '.json');
    this.#identity = identity;
    this.#signal = signal;
  }

  /**
   * Looks values up.
   * @param moved a table of `v`, `came`, `went`, `place` and the `hash` of `v`.
   * @returns null where no hashes are kept, or they are not of all values. The caller drops the table.
   */
  async look(files: readonly IndexFile[] | undefined, { blank, present }: Counts, moved: WorkTable): Promise<Looked | null> {
    if (!files || files.length === 0) return null;
    const { hashes, places, by, went } = await this.#moved(moved);
    const counts = new Int32Array(places.length);
    let rows = 0;
    for (const { name } of files) {
      const packed = await readFile(join(this.#folder, name)).catch(() => null);
      const some = packed && countInRuns(aligned(packed), hashes, counts);
      if (some === null) return null;
      rows += some;
    }
    if (rows !== blank + present) return null;
    const others = counts.map((n, at) => n - (went[at] ?? 0));
    if (others.some((n) => n < 0)) return null;
    const batch = [places.filter((_, at) => others[at] !== 0), others.filter((n) => n !== 0)];
    const found = await this.#engine.ingestNumbers('profile_found', foundColumns, [batch], { signal: this.#signal });
    return { found, change: { hashes, by } };
  }

  /** Keeps the hashes of all values of a column. @returns undefined where they are not worth to be kept. */
  async add(sample: Sample, column: StoredColumn): Promise<IndexFile[] | undefined> {
    if (column.storage !== 'text') return undefined;
    const { dialect } = this.#engine;
    const value = storedValue(column, 't', dialect);
    const query = sql`select ${dialect.hash64(value)} as hash from ${sample.all} t where ${value} is not null`;
    // A column may be read by two guesses: its values are the same.
    const made = this.#made.get(column.name) ?? (await this.#write(column, 'all', this.#runs(query)));
    this.#made.set(column.name, made);
    return [made];
  }

  /** Keeps what changed beside what was known; all anew where that is much. */
  async addChange(
    sample: Sample,
    column: StoredColumn,
    files: readonly IndexFile[],
    { hashes, by }: Looked['change'],
  ): Promise<IndexFile[] | undefined> {
    const signs = ([1, -1] as const).map((sign) => ({ sign, hashes: several(hashes, by, sign) })).filter((one) => one.hashes.length > 0);
    if (signs.length === 0) return [...files];
    const [all, ...others] = files;
    const changed = [...others.map(({ rows }) => rows), ...signs.map((one) => one.hashes.length / 2)].reduce((sum, rows) => sum + rows, 0);
    if (files.length >= filesAtMost || changed > mostChanged * (all?.rows ?? 0)) return this.add(sample, column);
    async function* runs(): AsyncGenerator<{ packed: Uint8Array; rows: number }> {
      for (const one of signs) yield { packed: packRun(one.hashes, one.sign), rows: one.hashes.length / 2 };
    }
    return [...files, await this.#write(column, files, runs())];
  }

  async #moved(moved: WorkTable): Promise<{ hashes: Halves } & Record<'places' | 'by' | 'went', Int32Array>> {
    const hashes = new Int32Array(2 * moved.rows);
    const [places, by, went] = [new Int32Array(moved.rows), new Int32Array(moved.rows), new Int32Array(moved.rows)];
    let rows = 0;
    const query = sql`select hash, cast(place as integer) as place, cast(came as integer) as came, cast(went as integer) as went from ${moved.name} m where v is not null`;
    for await (const [hash = [], place = [], came = [], gone = []] of this.#engine.streamNumbers(query, { signal: this.#signal })) {
      hashes.set(hash, 2 * rows);
      places.set(place, rows);
      by.set(came, rows);
      went.set(gone, rows);
      rows += place.length;
    }
    for (let at = 0; at < rows; at += 1) by[at] = (by[at] ?? 0) - (went[at] ?? 0);
    return { hashes: hashes.subarray(0, 2 * rows), places: places.subarray(0, rows), by: by.subarray(0, rows), went: went.subarray(0, rows) };
  }

  async *#runs(query: Sql): AsyncGenerator<{ packed: Uint8Array; rows: number }> {
    const hashes = new Int32Array(2 * runAtMost);
    let next = 0;
    for await (const [hash = []] of this.#engine.streamNumbers(query, { signal: this.#signal })) {
      if (next + hash.length > hashes.length) {
        yield { packed: packRun(hashes.subarray(0, next), 1), rows: next / 2 };
        next = 0;
      }
      hashes.set(hash, next);
      next += hash.length;
    }
    yield { packed: packRun(hashes.subarray(0, next), 1), rows: next / 2 };
  }

  async #write(column: StoredColumn, what: unknown, runs: AsyncGenerator<{ packed: Uint8Array; rows: number }>): Promise<IndexFile> {
    const name = `${this.#table}-${nameOf(this.#identity, column.name, column.storage, what)}.hashes`;
    const path = join(this.#folder, name);
    let sum = 0;
    await writeWhole(path, async (beside) => {
      const file = await open(beside, 'w', 0o600);
      try {
        for await (const { packed, rows } of runs) {
          await file.write(packed);
          sum += rows;
        }
      } finally {
        await file.close();
      }
    });
    return { name, rows: sum };
  }
}

/** Numbers lie in memory at multiples of their size. */
function aligned(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset % 8 === 0
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : Uint8Array.from(bytes);
}

/** Each hash as often as it came (1) or went (-1). */
function several(hashes: Halves, by: Int32Array, sign: 1 | -1): Halves {
  const times = by.map((n) => Math.max(0, sign * n));
  const all = new Int32Array(2 * times.reduce((sum, n) => sum + n, 0));
  let next = 0;
  times.forEach((n, at) => {
    for (let turn = 0; turn < n; turn += 1, next += 2) all.set(hashes.subarray(2 * at, 2 * at + 2), next);
  });
  return all;
}
