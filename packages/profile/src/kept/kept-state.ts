import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { nameOf, removeStalePartials, writeWhole } from '@sogoc/engine';
import type { Counts } from '../column-stats.ts';
import type { TablePart, TableProfile } from '../table-profile.ts';
import type { KeptLists } from './kept-lists.ts';
import type { PageValues } from './page-values.ts';
import type { KeptFacts } from './sample-kept.ts';
import type { SampleFile } from './samples.ts';
import type { IndexFile } from './value-index.ts';

/** Where profiles are kept from run to run. */
export interface KeepOptions {
  /** Made if need be. It belongs to one set of tables and one run at a time, and holds values as they are: it is as private as the tables. */
  folder: string;
  /** What is kept by another release is not used. */
  release: string;
  /** Opens what reads values by the pages of their files; without, the engine is asked of them. */
  pages?: () => PageValues;
}

/** What a column was counted to hold when it was read by one guess. */
export interface KeptColumn {
  counts: Counts;
  lists: KeptLists;
  /** The files of the hashes of its values, where these are kept. */
  index?: readonly IndexFile[];
}

/** What is kept of a table. */
export interface KeptState {
  format: 8;
  /** Names what the profile rests on: the same name, the same profile. */
  identity: string;
  /** The same without the content of the table's files. */
  form: string;
  parts: readonly TablePart[] | null;
  samples: readonly SampleFile[];
  profile: TableProfile;
}

/** What was counted of the columns, in a file of its own: a table that is as it was does without. It belongs to the state of the same identity. */
interface KeptColumns {
  identity: string;
  columns: Record<string, KeptColumn>;
  /** What is kept of the values of the sample. */
  facts?: KeptFacts;
}

/** The files of a table's state. */
export function stateFiles({ folder }: KeepOptions, database: string, table: string): Record<'state' | 'columns', string> {
  const name = nameOf(database, table);
  return { state: join(folder, `${name}.json`), columns: join(folder, `${name}-columns.bin`) };
}

/** The state of a table; null where there is none that can be read. */
export async function readState(file: string): Promise<KeptState | null> {
  const state = await read<KeptState>(file, (bytes) => JSON.parse(bytes.toString('utf8')));
  return state?.format === 8 ? state : null;
}

/** What was counted when a state was written; nothing where that cannot be read. */
export async function readColumns(file: string, { identity }: KeptState): Promise<Pick<KeptColumns, 'columns' | 'facts'>> {
  const kept = await read<KeptColumns>(file, deserialize);
  if (kept?.identity !== identity) return { columns: {} };
  return kept;
}

/** Writes a state last, so that a run that is killed leaves the one before or none. */
export async function writeState(
  files: ReturnType<typeof stateFiles>,
  state: KeptState,
  columns: Record<string, KeptColumn>,
  facts: KeptFacts | undefined,
): Promise<void> {
  const { identity } = state;
  await write(files.columns, serialize({ identity, columns, ...(facts && { facts }) } satisfies KeptColumns));
  await write(files.state, JSON.stringify(state));
}

async function read<T>(file: string, parse: (bytes: Buffer) => unknown): Promise<T | null> {
  try {
    return parse(await readFile(file)) as T;
  } catch {
    return null;
  }
}

async function write(file: string, content: string | Buffer): Promise<void> {
  await writeWhole(file, (beside) => writeFile(beside, content, { mode: 0o600 }));
}

export async function openFolder({ folder }: KeepOptions): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Removes what is kept of other tables than these. */
export async function forgetOthers(options: KeepOptions, tables: readonly { database: string; table: string }[]): Promise<void> {
  await removeStalePartials(options.folder);
  const own = tables.map(({ database, table }) => stateFiles(options, database, table));
  const live = new Set(own.flatMap((files) => Object.values(files)));
  const isBeside = (path: string): boolean => own.some(({ state }) => path.startsWith(`${state.slice(0, -'.json'.length)}-`));
  const names = await readdir(options.folder).catch(() => []);
  for (const path of names.map((name) => join(options.folder, name)))
    if (!live.has(path) && !isBeside(path)) await rm(path, { recursive: true, force: true });
}

/** Removes what earlier runs kept beside a table's state: all files but those that it names. */
export async function keepOnly({ state, columns }: ReturnType<typeof stateFiles>, names: readonly (string | undefined)[]): Promise<void> {
  const own = `${basename(state, '.json')}-`;
  const live = new Set([basename(columns), ...names]);
  for (const name of await readdir(dirname(state)))
    if (name.startsWith(own) && !live.has(name)) await rm(join(dirname(state), name), { force: true });
}
