import { rename, rm } from 'node:fs/promises';
import type { FindingSet } from '../findings.ts';
import { type FindingAbout, type FoundRows, findingChunks, withAbout } from '../pages/finding-chunks.ts';
import { ParquetWriter } from '../pages/parquet-writer.ts';
import type { holdingsOf } from './holdings.ts';
import type { StateFolder } from './state-folder.ts';

/** Findings on their way to the file of a run without the engine: what those of a set have in common is written once for each row group. */
export class FoundFile implements AsyncDisposable {
  readonly #states: StateFolder;
  readonly #path: string;
  readonly #held = new Map<string, { unit: string; part: string; n: number }>();
  #writer: ParquetWriter | undefined;
  #isClosed = false;

  constructor(states: StateFolder) {
    this.#states = states;
    this.#path = states.beside('found');
  }

  /** Adds a row group. @param sets how many of its rows are of each set, in order, and of these how many of each part. */
  async add(sets: readonly { about: FindingAbout; parts: ReadonlyMap<string, number> }[], found: FoundRows): Promise<void> {
    this.#writer ??= await ParquetWriter.create(this.#path, findingChunks);
    const counted = sets.map(({ about, parts }) => ({ about, rows: [...parts.values()].reduce((sum, n) => sum + n, 0) }));
    await this.#writer.addEncoded(found.rows, withAbout(counted, this.#states.generation, found));
    for (const { about, parts } of sets)
      for (const [part, n] of parts) {
        const name = `${about.unit} ${part}`;
        const own = this.#held.get(name);
        this.#held.set(name, { unit: about.unit, part, n: n + (own?.n ?? 0) });
      }
  }

  /** Ends the file and moves it to its place. @returns how many findings it has. */
  async moveTo(path: string): Promise<number> {
    const rows = (await this.#writer?.finish()) ?? 0;
    this.#isClosed = true;
    if (this.#writer) await rename(this.#path, path);
    return rows;
  }

  get isEmpty(): boolean {
    return this.#writer === undefined;
  }

  /** How many findings of each unit and part it has. */
  get held(): Parameters<typeof holdingsOf>[0] {
    return [...this.#held.values()];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) await this.#writer?.close();
    await rm(this.#path, { force: true });
  }
}

/** What the findings of a set have in common, as a file has it. */
export function aboutOf({ database, table, column, origin, rule, severity }: Omit<FindingSet, 'query'>, unit: string): FindingAbout {
  return { database, table, column, origin, rule, severity, unit };
}
