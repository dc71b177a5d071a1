import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeStalePartials, writeWhole } from '@sogoc/engine';
import type { Counts, Lists } from '../column-stats.ts';
import type { TablePart, TableProfile } from '../table-profile.ts';

/** Where profiles are kept from run to run. */
export interface KeepOptions {
  /** Made if need be. It belongs to one set of tables and one run at a time, and holds values as they are: it is as private as the tables. */
  folder: string;
  /** What is kept by another release is not used. */
  release: string;
}

/** What a column was counted to hold when it was read by one guess. */
export interface KeptColumn {
  counts: Counts;
  /** `frequent`: all values that are there more than `floor` times. `others`: those of the smallest hashes, all where `whole`. */
  lists: Lists;
  floor: number;
  /** At least so many values are there `floor` times or more. */
  reach: number;
  whole: boolean;
  /** The file of all values with their counts, where they are kept. */
  tally?: string;
}

/** What is kept of a table. */
export interface KeptState {
  format: 2;
  /** Names what the profile rests on: the same name, the same profile. */
  identity: string;
  /** The same without the content of the table's files. */
  form: string;
  parts: readonly TablePart[] | null;
  profile: TableProfile;
  columns: Record<string, KeptColumn>;
}

/** The files of a table's state. */
export function stateFiles({ folder }: KeepOptions, database: string, table: string): { state: string; sample: string } {
  const name = nameOf(database, table);
  return { state: join(folder, `${name}.json`), sample: join(folder, `${name}.parquet`) };
}

export function nameOf(...facts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 24);
}

/** The state of a table; null where there is none that can be read. */
export async function readState(file: string): Promise<KeptState | null> {
  try {
    const state = JSON.parse(await readFile(file, 'utf8'), (key, value: unknown) => (key === 'hash' ? BigInt(value as string) : value)) as KeptState;
    return state.format === 2 ? state : null;
  } catch {
    return null;
  }
}

export async function writeState(file: string, state: KeptState): Promise<void> {
  const text = JSON.stringify(state, (key, value: unknown) => (key === 'hash' ? String(value) : value));
  await writeWhole(file, (beside) => writeFile(beside, text, { mode: 0o600 }));
}

export async function openFolder({ folder }: KeepOptions): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Removes what is kept of other tables than these. */
export async function forgetOthers(options: KeepOptions, tables: readonly { database: string; table: string }[]): Promise<void> {
  await removeStalePartials(options.folder);
  const own = tables.map(({ database, table }) => stateFiles(options, database, table));
  const live = new Set(own.flatMap((files) => Object.values(files)));
  const isTally = (path: string): boolean => own.some(({ state }) => path.startsWith(`${state.slice(0, -'.json'.length)}-`));
  const names = await readdir(options.folder).catch(() => []);
  for (const path of names.map((name) => join(options.folder, name)))
    if (!live.has(path) && !isTally(path)) await rm(path, { recursive: true, force: true });
}
