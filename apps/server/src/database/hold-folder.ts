import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RegisterError } from '../register-error.ts';

/**
 * Takes a folder for this process alone, since two servers on one embedded database would ruin it. What a killed process left is taken over.
 * @returns gives it back. @throws RegisterError `REGISTER_HOME_IN_USE`.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'register.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => ''));
      if (runs(holder)) {
        throw new RegisterError('REGISTER_HOME_IN_USE', `Process ${holder} has this register open.`, {
          place: folder,
          remedy: 'Stop it first, or start with another --home.',
        });
      }
      await rm(path, { force: true });
    }
  }
  throw new RegisterError('REGISTER_HOME_IN_USE', 'Another process is opening this register.', { place: folder, remedy: 'Try again.' });
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
