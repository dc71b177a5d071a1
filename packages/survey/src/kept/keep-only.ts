import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes all files of a folder but these. */
export async function keepOnly(folder: string, files: readonly string[]): Promise<void> {
  const live = new Set(files);
  for (const path of (await readdir(folder)).map((name) => join(folder, name))) if (!live.has(path)) await rm(path, { recursive: true, force: true });
}
