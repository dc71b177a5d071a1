import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SeenFile, writeWhole } from '@sogoc/engine';
import { safeName, tableFolder } from '../../lake-path.ts';
import type { LandedPart } from '../../source-kind.ts';
import type { Described } from '../parquet/copy-whole.ts';

/** One part as it landed. */
export interface IndexedPart {
  name: string;
  /** Name of its file in `parts/` beside the index. */
  file: string;
  rows: number;
  /** SHA-256 of the source's bytes. */
  hash: string;
  /** The columns that the source has: a place in the list of the index. */
  schema: number;
  /** How the file system names the landed file: one that was touched since is landed again. */
  stamp: string;
}

/** Which files a table lies in. It is written last, so that all it names is whole. */
export interface PartsIndex {
  format: 1;
  /** The table's columns. */
  columns: readonly Described[];
  /** Columns of parts, each list once. */
  schemas: (readonly Described[])[];
  parts: IndexedPart[];
  /** The source's files as they were when they were hashed. */
  seen: readonly SeenFile[];
}

const ending = '.parts.json';

/** Where a table's index and its parts belong. */
const indexFile = (folder: string, snapshot: string): string => join(folder, `${safeName(snapshot)}${ending}`);
export const partsFolder = (folder: string): string => join(folder, 'parts');

/** The index of the newest snapshot in a table's folder; null where there is none that can be read. */
export async function newestIndex(folder: string): Promise<PartsIndex | null> {
  const name = (await readdir(folder).catch(() => []))
    .filter((one) => one.endsWith(ending))
    .sort()
    .at(-1);
  if (name === undefined) return null;
  try {
    const index = JSON.parse(await readFile(join(folder, name), 'utf8')) as PartsIndex;
    return index.format === 1 ? index : null;
  } catch {
    return null;
  }
}

export async function writeIndex(folder: string, snapshot: string, index: PartsIndex): Promise<void> {
  await writeWhole(indexFile(folder, snapshot), (beside) => writeFile(beside, JSON.stringify(index), { mode: 0o600 }));
}

/** The parts of an index as files. */
export function landedParts(folder: string, { parts }: PartsIndex): LandedPart[] {
  return parts.map(({ name, file, rows }) => ({ name, file: join(partsFolder(folder), file), rows }));
}

/**
 * The files of a table's newest snapshot in a lake: one, or a folder and the parts in it; null where the table has not landed there.
 */
export async function landedFiles(lake: string, database: string, table: string): Promise<{ file: string; parts?: LandedPart[] } | null> {
  const folder = tableFolder(lake, database, table);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.parquet') || name.endsWith(ending));
  const newest = names.sort().at(-1);
  if (newest === undefined) return null;
  if (!newest.endsWith(ending)) return { file: join(folder, newest) };
  const index = await newestIndex(folder);
  return index && { file: partsFolder(folder), parts: landedParts(folder, index) };
}

/** Removes what earlier runs landed: all snapshots but those of `current`, and the parts that they do not name. */
export async function dropOldSnapshots(lake: string, current: string): Promise<void> {
  const entries = await readdir(lake, { recursive: true, withFileTypes: true });
  const own = new Set([`${safeName(current)}.parquet`, `${safeName(current)}${ending}`]);
  const live = new Set<string>();
  for (const { name, parentPath } of entries) {
    if (name !== `${safeName(current)}${ending}`) continue;
    const index = await newestIndex(parentPath);
    for (const { file } of index ? landedParts(parentPath, index) : []) live.add(file);
  }
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const landed = entry.isFile() && (entry.name.endsWith('.parquet') || entry.name.endsWith(ending));
    if (landed && !own.has(entry.name) && !live.has(path)) await rm(path, { force: true });
  }
}
