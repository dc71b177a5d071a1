import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './process.ts';

const partial = /\.(\d+)-[0-9a-f-]{36}\.partial$/;

/**
 * Lets `write` make a file beside its place and renames it when it is whole: the place holds the old file or the new one, never a part. When it
 * fails, what was written is removed and the old file stays.
 */
export async function writeWhole<T>(path: string, write: (beside: string) => Promise<T>): Promise<T> {
  const beside = `${path}.${process.pid}-${randomUUID()}.partial`;
  try {
    const result = await write(beside);
    await rename(beside, path);
    return result;
  } finally {
    await rm(beside, { force: true });
  }
}

/**
 * Removes the partial files that killed processes left in a folder and below. Files of a process that still runs on this machine stay. The owner of
 * the folder calls it before its first write.
 * @returns how many were removed.
 */
export async function removeStalePartials(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const stale = names.filter((name) => {
    const owner = partial.exec(name)?.[1];
    return owner !== undefined && !isRunning(Number(owner));
  });
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
  return stale.length;
}
