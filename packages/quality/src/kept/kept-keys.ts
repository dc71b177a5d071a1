import { rename, rm } from 'node:fs/promises';
import { nameOf } from '@sogoc/engine';
import type { ColumnProfile, TableProfile } from '@sogoc/profile';
import type { PlacedKeys } from '../pages/key-lookup.ts';
import { ParquetWriter, type WrittenColumn } from '../pages/parquet-writer.ts';
import type { ColumnPlaces, Written } from '../pages/places.ts';
import type { PlainRows } from '../pages/read-job.ts';
import { untouchedTexts } from '../screen/automata.ts';
import { isHashable } from './hashed-column.ts';
import type { KeptRun } from './kept-run.ts';
import type { KeptPart } from './kept-table.ts';
import type { PagesOfParts } from './pages-of.ts';
import type { StateFolder } from './state-folder.ts';

const types: Record<Written, WrittenColumn['type'] | null> = { text: 'text', integer: 'integer', date: 'integer', bigint: 'bigint', double: null };

/** The columns of the record key, where they can be read by their pages; else none. */
export function keyColumns({ columns, recordKey }: TableProfile): ColumnProfile[] {
  const own = recordKey.columns.flatMap((name) => columns.filter((column) => column.name === name));
  return own.every(isHashable) ? own : [];
}

/** The unit of the keys of a table's records; null where they are not kept. */
export function keysUnit({ context: { profile } }: Pick<KeptRun, 'context'>): string | null {
  const columns = keyColumns(profile);
  return columns.length > 0 ? nameOf('keys', profile.database, profile.table, columns) : null;
}

/** How keys that were kept are found again: see `KeyLookup`. */
export function placedKeys({ context, states, table }: KeptRun): PlacedKeys | null {
  const unit = keysUnit({ context });
  if (unit === null) return null;
  const places = new Map(table.parts.map(({ id }, place) => [id, place]));
  const files = states.keyFiles(unit).map(({ path, parts }) => ({ path, places: parts.map((part) => places.get(part) ?? null) }));
  const columns = keyColumns(context.profile).map((column) => ({ isDay: column.storage === 'date', untouched: untouchedTexts(column) }));
  return { files, columns };
}

/** The keys of records on their way to a file, as they are written in the table: a later run tells by them what a record that lies elsewhere is called. */
export class KeysFile implements AsyncDisposable {
  readonly #unit: string;
  readonly #parts: readonly KeptPart[];
  readonly #path: string;
  readonly #into: ParquetWriter;
  #isWhole = true;
  #isFinished = false;

  private constructor(unit: string, parts: readonly KeptPart[], path: string, into: ParquetWriter) {
    [this.#unit, this.#parts, this.#path, this.#into] = [unit, parts, path, into];
  }

  /** @returns null where the keys are known, or cannot be kept: they are of other kinds, or written in several ways. */
  static async create(run: KeptRun, parts: readonly KeptPart[], { files, columns }: PagesOfParts): Promise<KeysFile | null> {
    const unit = keysUnit(run);
    const keys = keyColumns(run.context.profile).map(({ name }) => columns.get(name));
    const known = new Set(unit === null ? [] : run.states.keyFiles(unit).flatMap((file) => file.parts));
    if (unit === null || parts.every(({ id }) => known.has(id))) return null;
    const written = keys.map((places) => typeOf(places, files));
    if (written.includes(null)) return null;
    const path = run.states.beside('keyed');
    const named = written.flatMap((type, place) => (type ? [{ name: `key${place}`, type }] : []));
    const own = [{ name: 'part', type: 'integer' }, { name: 'first', type: 'integer' }, ...named] as const;
    return new KeysFile(unit, parts, path, await ParquetWriter.create(path, own));
  }

  /** Is it of use to read keys? */
  get isWanted(): boolean {
    return this.#isWhole;
  }

  /** @param first the number of the first record in its part. */
  async add(keys: PlainRows | null, part: number, first: number): Promise<void> {
    this.#isWhole &&= keys !== null;
    if (keys && this.#isWhole) await this.#into.add(keys.rows, [part, first, ...keys.values]);
  }

  /** Hands the file over to the states, where no key is missing. */
  async keep(states: StateFolder): Promise<void> {
    this.#isFinished = true;
    await this.#into.finish();
    if (!this.#isWhole) return;
    const ids = this.#parts.map(({ id }) => id);
    await states.addKeys(this.#unit, ids, async (path) => {
      await rename(this.#path, path);
      return this.#into.rows;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isFinished) await this.#into.close();
    await rm(this.#path, { force: true });
  }
}

/** How a column of the key is written, in all files alike. */
function typeOf(places: ReadonlyMap<string, ColumnPlaces> | undefined, files: PagesOfParts['files']): WrittenColumn['type'] | null {
  const written = new Set(files.map(({ path }) => places?.get(path)?.written));
  const [only] = written;
  return only && written.size === 1 ? types[only] : null;
}
