import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A temporary file beside a table's snapshot; gone when disposed of. Named after its process, so that what a killed one left can be told. */
export function scratchFile(tableFile: string, ending: string): { path: string } & AsyncDisposable {
  const path = join(dirname(tableFile), `.scratch-${process.pid}-${randomBytes(4).toString('hex')}${ending}`);
  return { path, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

/** Removes what killed processes left in a table's folder. */
export async function sweep(tableFile: string): Promise<void> {
  const folder = dirname(tableFile);
  for (const name of await readdir(folder)) {
    const owner = /^\.scratch-(\d+)-|\.(\d+)\.partial$/.exec(name);
    const pid = Number(owner?.[1] ?? owner?.[2]);
    if (owner && pid !== process.pid && !isAlive(pid)) await rm(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
