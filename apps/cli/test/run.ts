import { execFile, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const script = join(import.meta.dirname, '../src/sogoc.ts');

export interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

export const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'sogoc-cli-'));

/** Runs `sogoc` as a process of its own. */
export function sogoc(args: readonly string[], options: { cwd?: string; environment?: Record<string, string> } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const environment = { ...process.env, ...options.environment };
    execFile(process.execPath, [script, ...args], { cwd: options.cwd, env: environment, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

/** Starts `sogoc` and kills it the hard way once its messages match. Resolves to the signal that ended it. */
export function killAt(args: readonly string[], message: RegExp): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (message.test(text)) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('exit', (_code, signal) => resolve(signal)));
}
