import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const top = join(import.meta.dirname, '..');

/**
 * A folder that is costly to make and never changed, made once for one state of the code and shared by all test files.
 * @param code globs, from the top, of the files that it depends on. @param make fills the empty folder.
 */
export async function madeOnce(name: string, code: readonly string[], make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(tmpdir(), `sogoc-${name}-${stateOf(code)}`);
  if (await stat(folder).catch(() => null)) return folder;
  const beside = `${folder}.${process.pid}`;
  await mkdir(beside, { recursive: true, mode: 0o700 });
  await make(beside);
  // Another test may have been faster.
  await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
  return folder;
}

function stateOf(code: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of globSync([...code], { cwd: top }).sort()) {
    const { size, mtimeMs } = statSync(join(top, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
