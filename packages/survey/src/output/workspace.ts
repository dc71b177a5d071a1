import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeStalePartials } from '@sogoc/engine';
import { dropOldSnapshots } from '@sogoc/sources';
import { SurveyError } from '../survey-error.ts';

/** The folder a survey writes to. */
export interface Workspace extends AsyncDisposable {
  root: string;
  lake: string;
  /** What rules counted and found, by what it rests on: the next run asks only of what has changed. */
  states: string;
  /** What profiles counted, for the next run. */
  profiles: string;
  /** Which records were linked, for the next run. */
  links: string;
  /** Which originals and copies were found, for the next run. */
  origins: string;
  /** For what does not outlive the run; the engine spills here. */
  scratch: string;
  /** Removes the snapshots of earlier runs. */
  dropOldSnapshots(current: string): Promise<void>;
}

const lockName = '.sogoc.lock';

/**
 * Opens an output folder for one run at a time: makes it, takes its lock, clears what a killed run left.
 *
 * @throws SurveyError `SURVEY_OUTPUT_NOT_WRITABLE`, or `SURVEY_OUTPUT_IN_USE` while another run is alive.
 */
export async function openWorkspace(root: string): Promise<Workspace> {
  const [lake, scratch, lock] = [join(root, 'lake'), join(root, '.scratch'), join(root, lockName)];
  await mkdir(root, { recursive: true, mode: 0o700 }).catch((cause: unknown) => notWritable(root, cause));
  await takeLock(root, lock);
  try {
    await clearLeftovers(root, scratch);
    await mkdir(lake, { recursive: true, mode: 0o700 });
    await mkdir(scratch, { recursive: true, mode: 0o700 });
  } catch (cause) {
    await rm(lock, { force: true });
    return notWritable(root, cause);
  }
  return {
    root,
    lake,
    states: join(root, '.states'),
    profiles: join(root, '.profiles'),
    links: join(root, '.links'),
    origins: join(root, '.origins'),
    scratch,
    dropOldSnapshots: (current) => dropOldSnapshots(lake, current),
    async [Symbol.asyncDispose]() {
      await rm(scratch, { recursive: true, force: true });
      await rm(lock, { force: true });
    },
  };
}

function notWritable(root: string, cause: unknown): never {
  throw new SurveyError('SURVEY_OUTPUT_NOT_WRITABLE', `Nothing can be written to ${root}`, {
    place: root,
    remedy: 'Choose another folder with --out, or allow writing to it',
    cause,
  });
}

async function takeLock(root: string, lock: string): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(lock, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      return await handle.close();
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') return notWritable(root, cause);
      const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (owner > 0 && isAlive(owner)) {
        throw new SurveyError('SURVEY_OUTPUT_IN_USE', `Another survey (process ${owner}) writes to ${root}`, {
          place: root,
          remedy: 'Wait until it ends, or choose another folder with --out',
        });
      }
      await rm(lock, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function clearLeftovers(root: string, scratch: string): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  await removeStalePartials(root);
}
