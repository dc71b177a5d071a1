import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RegisterError } from '../register-error.ts';

/** How often several that start at the same moment look again, and how long they wait in between, in milliseconds. */
const [attempts, between] = [100, 50];

/** Who wants or holds a folder, as the name of a file in it says: `register.lock.4711-98765.held`. */
interface Claim {
  file: string;
  pid: number;
  /** When the process began: its number alone may be another's by now. */
  start: string;
  held: boolean;
}

const claimed = /^register\.lock\.(\d+)-(\d*)\.(wanted|held)$/;

/**
 * Takes a folder for this process alone, since two servers on one embedded database would ruin it. Each says that it wants the folder before it looks who else
 * does, so that of any two the later one sees the other. What dead processes left counts for nothing.
 * @returns gives it back. @throws RegisterError `REGISTER_HOME_IN_USE`.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  const own = `register.lock.${process.pid}-${await startOf(process.pid)}`;
  const [wanted, held] = [join(folder, `${own}.wanted`), join(folder, `${own}.held`)];
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      await writeFile(wanted, '');
      const others = await othersIn(folder);
      if (others.length === 0) {
        await rename(wanted, held);
        return () => rm(held, { force: true });
      }
      const holder = others.find((other) => other.held);
      if (holder) {
        throw new RegisterError('REGISTER_HOME_IN_USE', `Process ${holder.pid} has this register open.`, {
          place: folder,
          remedy: 'Stop it first, or start with another --home.',
        });
      }
      // Of those that want it the first by number stays and looks again.
      if (others.some(({ pid }) => pid < process.pid)) await rm(wanted, { force: true });
      await wait(between);
    }
  } finally {
    await rm(wanted, { force: true });
  }
  throw new RegisterError('REGISTER_HOME_IN_USE', 'Another process is opening this register.', { place: folder, remedy: 'Try again.' });
}

/** The claims of other processes that live; those of dead ones are removed. */
async function othersIn(folder: string): Promise<Claim[]> {
  const claims = (await readdir(folder)).flatMap((file): Claim | [] => {
    const [, pid = '', start = '', state] = claimed.exec(file) ?? [];
    return pid === '' || Number(pid) === process.pid ? [] : { file, pid: Number(pid), start, held: state === 'held' };
  });
  const alive = await Promise.all(claims.map(lives));
  await Promise.all(claims.map(({ file }, index) => alive[index] || rm(join(folder, file), { force: true })));
  return claims.filter((_claim, index) => alive[index]);
}

async function lives({ pid, start }: Claim): Promise<boolean> {
  return runs(pid) && (start === '' || start === (await startOf(pid)));
}

/** As Linux counts it; nothing elsewhere. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
