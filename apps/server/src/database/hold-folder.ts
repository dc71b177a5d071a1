import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RegisterError } from '../register-error.ts';

/** Two that start at the same moment may each find what the other has just changed. */
const attempts = 20;

/**
 * Takes a folder for this process alone, since two servers on one embedded database would ruin it. What a killed process left is taken over.
 * @returns gives it back. @throws RegisterError `REGISTER_HOME_IN_USE`.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'register.lock');
  const own = `${path}.${process.pid}`;
  const name = [process.pid, await startOf(process.pid)].join(' ');
  await writeFile(own, name);
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      // The whole file appears at once or not at all: nobody reads a name that is not written yet.
      if (await there(link(own, path), 'EEXIST')) return () => rm(path, { force: true });
      const holder = await readFile(path, 'utf8').catch(() => '');
      if (holder !== '' && (await lives(holder))) {
        throw new RegisterError('REGISTER_HOME_IN_USE', `Process ${holder.split(' ')[0]} has this register open.`, {
          place: folder,
          remedy: 'Stop it first, or start with another --home.',
        });
      }
      await takeAway(path, holder, `${own}.dead`);
    }
  } finally {
    await rm(own, { force: true });
  }
  throw new RegisterError('REGISTER_HOME_IN_USE', 'Another process is opening this register.', { place: folder, remedy: 'Try again.' });
}

/** Removes what a dead process left; only one of several gets hold of it, and gives it back where it is a living one's by now. */
async function takeAway(path: string, holder: string, aside: string): Promise<void> {
  if (!(await there(rename(path, aside), 'ENOENT'))) return;
  if ((await readFile(aside, 'utf8')) !== holder) await there(link(aside, path), 'EEXIST');
  await rm(aside, { force: true });
}

async function lives(holder: string): Promise<boolean> {
  const [pid = '', start = ''] = holder.split(' ');
  return Number(pid) !== process.pid && runs(Number(pid)) && (start === '' || start === (await startOf(Number(pid))));
}

/** When a process began, as Linux counts it: its number alone may be another's by now. Nothing elsewhere. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @returns false where it failed for this reason. */
async function there(doing: Promise<void>, reason: string): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === reason) return false;
    throw error;
  }
}
