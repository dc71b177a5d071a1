import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** Database servers refuse to run as root: then they run as this user, who exists everywhere and owns nothing. */
const user = 'nobody';
const isRoot = process.getuid?.() === 0;

/** A command line that runs a program without root's rights. */
export function unprivileged(program: string, args: readonly string[]): [string, string[]] {
  if (!isRoot) return [program, [...args]];
  return ['setpriv', ['--reuid', user, '--regid', 'nogroup', '--clear-groups', '--inh-caps=-all', program, ...args]];
}

/** A new temporary folder that belongs to the user whom servers run as. */
export async function serverFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `sogoc-${name}-`));
  if (isRoot) {
    const uid = Number((await run('id', ['-u', user])).stdout);
    const gid = Number((await run('id', ['-g', user])).stdout);
    await chown(folder, uid, gid);
  }
  return folder;
}

/** A port of the loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts a server and waits until `ready` succeeds. The function it gives stops it and removes its folder. */
export async function serve(command: [string, string[]], folder: string, ready: () => Promise<void>): Promise<() => Promise<void>> {
  const [program, args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-4_000);
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      await ready();
      return stop;
    } catch (error) {
      if (attempt > 300 || child.exitCode !== null) {
        await stop();
        throw new Error(`${program} did not start: ${said}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
