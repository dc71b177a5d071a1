import { chmod, rename } from 'node:fs/promises';
import { basename, join as joinPath } from 'node:path';
import { type Engine, type RunOptions, type Sql, sql, writeWhole } from '@sogoc/engine';
import { copyParts } from '../pages/copy-parts.ts';
import { NotReadable } from '../pages/pages-error.ts';
import { countHeld, type Holdings, heldByUnit, holdingsOf } from './holdings.ts';
import type { HashFile } from './log-hashes.ts';
import type { LogFile, Manifest } from './manifest.ts';

/**
 * Logs of states. `counts`: `unit`, `part`, `flags`, `n`. `hashes` of a unit: `part` (a place among its file's parts), `row`, `hash`. `repeating` of a unit: `hash`, those that
 * more than one record has had. `keys` of a unit: those of all records of parts, as `KeysFile` writes them. `findings`: those of `Findings.finish`, and the `generation` that found
 * them. `voided`: findings of a `unit` and a `hash` that were found `before` a generation are no longer true.
 */
export type Log = 'counts' | 'findings' | 'voided' | `hashes-${string}` | `keys-${string}` | `repeating-${string}`;

/** The unit that a log is of, where it is of one. */
export function unitOf(log: Log): string | undefined {
  return /^(?:hashes|keys|repeating)-(.*)$/.exec(log)?.[1];
}

/** The files of logs: those of earlier runs, and those that this run adds. */
export class Logs {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #manifest: Manifest;
  readonly #options: RunOptions;
  readonly #fresh = new Map<Log, LogFile[]>();

  constructor(engine: Engine, folder: string, manifest: Manifest, options: RunOptions) {
    [this.#engine, this.#folder, this.#manifest, this.#options] = [engine, folder, manifest, options];
  }

  get names(): Log[] {
    return [...new Set<Log>([...(Object.keys(this.#manifest.logs) as Log[]), ...this.#fresh.keys()])];
  }

  files(log: Log): LogFile[] {
    return [...(this.#manifest.logs[log] ?? []), ...this.fresh(log)];
  }

  /** Those that this run has added. */
  fresh(log: Log): LogFile[] {
    return this.#fresh.get(log) ?? [];
  }

  paths(log: Log): string[] {
    return this.files(log).map(({ name }) => joinPath(this.#folder, name));
  }

  /** With the parts that they are of. */
  partsOf(log: Log): HashFile[] {
    return this.files(log).map(({ name, parts = [] }) => ({ path: joinPath(this.#folder, name), parts }));
  }

  /** The path of a new file; one that is no log's is removed when the run is committed. */
  beside(what: string): string {
    const name = `${what}-${String(this.#manifest.next).padStart(6, '0')}.parquet`;
    this.#manifest.next += 1;
    return joinPath(this.#folder, name);
  }

  /** Adds a file. @param query of its rows, or what writes it and tells how many they are. */
  async write(log: Log, query: Sql | ((path: string) => Promise<number>), parts?: string[]): Promise<string> {
    const path = this.beside(log);
    const name = basename(path);
    const rows = typeof query === 'function' ? await writeWhole(path, query) : await this.#copy(query, path, parts !== undefined);
    await chmod(path, 0o600);
    if (rows > 0) this.#fresh.set(log, [...this.fresh(log), { name, rows, ...(parts && { parts }) }]);
    return path;
  }

  /** Says how many findings the file holds that was written last, if any was. */
  hold(log: 'findings' | 'voided', rows: Parameters<typeof holdingsOf>[0]): void {
    const last = this.fresh(log).at(-1);
    if (last) last.holds = holdingsOf(rows);
  }

  /** How many findings of units are true, in some parts or in none. */
  count(units: ReadonlySet<string>, parts: ReadonlySet<string>): number {
    return countHeld(this.#holdings('findings'), units, parts) - countHeld(this.#holdings('voided'), units, parts);
  }

  /** How many findings are true, by unit and part. */
  held(): Map<string, Map<string, number>> {
    return heldByUnit(this.#holdings('findings'), this.#holdings('voided'));
  }

  /** Writes a file in place of all others. */
  async rewrite(log: Log, ...how: [query: Sql | ((path: string) => Promise<number>), parts?: string[]]): Promise<void> {
    const before = this.fresh(log);
    await this.write(log, ...how);
    this.#fresh.set(log, this.fresh(log).slice(before.length));
  }

  /** The same of the rows of some parts, where pages wrote all files: row groups are copied. @returns false where the engine wrote one. */
  async rewriteParts(log: Log, parts: string[]): Promise<boolean> {
    const places = new Map(parts.map((part, place) => [part, place]));
    const files = this.partsOf(log).map(({ path, parts: own }) => ({ path, places: own.map((part) => places.get(part) ?? null) }));
    const path = this.beside('copied');
    try {
      const rows = await copyParts(files, path);
      const move = async (to: string): Promise<number> => {
        await rename(path, to);
        return rows;
      };
      await this.rewrite(log, move, parts);
      return true;
    } catch (error) {
      if (error instanceof NotReadable) return false;
      throw error;
    }
  }

  /** Takes what was committed for known. */
  settle(logs: Manifest['logs']): void {
    this.#manifest.logs = logs;
    this.#fresh.clear();
  }

  #holdings(log: 'findings' | 'voided'): Holdings[] {
    return this.files(log).flatMap(({ holds }) => holds ?? []);
  }

  #copy(query: Sql, path: string, plainly: boolean): Promise<number> {
    if (!plainly) return this.#engine.writeParquet(query, path, this.#options);
    // Hashes do not become smaller, and to try costs more than to write them.
    const options = sql`(format parquet, compression uncompressed, parquet_version v2)`;
    return writeWhole(path, (beside) => this.#engine.run(sql`copy (${query}) to ${beside} ${options}`, this.#options));
  }
}
