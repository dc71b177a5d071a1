import { chmod } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Engine, nameOf, type Sql, sql, type WorkTable } from '@sogoc/engine';
import type { Counts } from '../column-stats.ts';
import type { StoredColumn } from '../sample.ts';
import { type KeepOptions, stateFiles } from './kept-state.ts';

/** A column with fewer rows a value than this keeps none: its values would be most of the data. */
const rowsPerValue = 16;
const storages: readonly StoredColumn['storage'][] = ['text', 'integer', 'decimal', 'double', 'boolean', 'date', 'timestamp'];

/**
 * How often each value of a column is there, in a file beside the table's state: what changed is then not looked for in the table's files. A run adds files and never changes
 * one; those that its state does not name go after it was written.
 */
export class Tallies {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #table: string;
  readonly #identity: string;
  readonly #signal: AbortSignal | undefined;

  /** @param identity of the state that will name the files that are added. */
  constructor(engine: Engine, kept: KeepOptions, table: { database: string; table: string }, identity: string, signal: AbortSignal | undefined) {
    this.#engine = engine;
    this.#folder = kept.folder;
    this.#table = basename(stateFiles(kept, table.database, table.table).state, '.json');
    this.#identity = identity;
    this.#signal = signal;
  }

  /** The values `v` of a column and their counts `n`, as a FROM item; null where none are kept, or they do not add up to what was counted. */
  async of(tally: string | undefined, { blank, present }: Counts): Promise<Sql | null> {
    if (tally === undefined) return null;
    const rows = sql`${this.#engine.dialect.readParquet([join(this.#folder, tally)])}`;
    const [found] = await this.#engine
      .all<{ n: number }>(sql`select cast(coalesce(sum(n), 0) as bigint) as n from ${rows} t`, { signal: this.#signal })
      .catch(() => []);
    this.#signal?.throwIfAborted();
    return Number(found?.n) === blank + present ? rows : null;
  }

  /** Keeps the values of a column that was counted. @returns the name of the file; undefined where they are too many. */
  async add(column: StoredColumn, values: Sql, { blank, present, distinct }: Counts): Promise<string | undefined> {
    if (distinct * rowsPerValue > blank + present || !storages.includes(column.storage)) return undefined;
    const name = `${this.#table}-${nameOf(this.#identity, column.name, column.storage)}.parquet`;
    const path = join(this.#folder, name);
    await this.#engine.writeParquet(sql`select v, n from ${values} g where v is not null`, path, { signal: this.#signal });
    await chmod(path, 0o600);
    return name;
  }
}

/** A tally after a change: rows of `v`, `now`. */
export function afterChange(tally: Sql, change: WorkTable['name']): Sql {
  return sql`(select t.v, t.n from ${tally} t anti join ${change} c on c.v = t.v union all select v, now from ${change} c where now > 0 and v is not null)`;
}
