import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { holdFolder } from '../apps/server/src/database/hold-folder.ts';
import { RegisterError } from '../apps/server/src/register-error.ts';

const top = join(import.meta.dirname, '..');

/**
 * A folder that is costly to make and never changed, made once for one state of the code and shared by all test files. Who comes while it is made waits for it.
 * @param code globs, from the top, of the files that it depends on. @param make fills the empty folder.
 */
export async function madeOnce(name: string, code: readonly string[], make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(process.env.SOGOC_TESTS_KEPT ?? tmpdir(), `sogoc-${name}-${stateOf(code)}`);
  const beside = `${folder}.making`;
  while (!(await isThere(folder))) {
    await mkdir(beside, { recursive: true, mode: 0o700 });
    const release = await holdFolder(beside).catch(unlessInUse);
    if (!release) {
      await wait(100);
      continue;
    }
    try {
      if (!(await isThere(folder))) await makeAnew(folder, await mkdtemp(join(beside, 'anew-')), make);
    } finally {
      await release();
    }
  }
  return folder;
}

const isThere = async (folder: string): Promise<boolean> => (await stat(folder).catch(() => null)) !== null;

function unlessInUse(error: unknown): null {
  if (error instanceof RegisterError && error.code === 'REGISTER_HOME_IN_USE') return null;
  throw error;
}

async function makeAnew(folder: string, beside: string, make: (folder: string) => Promise<void>): Promise<void> {
  await make(beside);
  // Another test of this process may have been faster.
  await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
}

function stateOf(code: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of globSync([...code], { cwd: top }).sort()) {
    const { size, mtimeMs } = statSync(join(top, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
