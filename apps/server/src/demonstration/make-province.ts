import { fork } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RegisterError } from '../register-error.ts';
import type { DemonstrationMark } from './mark.ts';

const script = join(import.meta.dirname, 'province-child.ts');

/** Where the province lies below the home: in the folder of sources, where connections may read it. */
export const provinceFolder = 'province';

/**
 * Makes the demonstration's province where it is not there yet.
 * @param onProgress share done, 0..1. @returns its folder. @throws RegisterError `REGISTER_FAILED`.
 */
export async function makeProvince(home: string, { people, seed }: DemonstrationMark, onProgress: (share: number) => void): Promise<string> {
  const out = join(home, 'sources', provinceFolder);
  // Its files are put in their place at the end, this one last.
  if (await stat(join(out, 'sogoc.yaml')).catch(() => null)) return out;
  const child = fork(script, [out, String(people), String(seed)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', (share) => onProgress(Number(share)));
  const status = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (status === 0) return out;
  throw new RegisterError('REGISTER_FAILED', 'The demonstration’s province could not be made.', {
    place: out,
    remedy: 'Check free space, then start again: what was begun is done anew.',
  });
}
