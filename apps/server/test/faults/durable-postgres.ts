import { spawn } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { owner } from '../../../../tests/servers/postgres.ts';
import { freePort, run, serverFolder, unprivileged } from '../../../../tests/servers/unprivileged.ts';
import { migratedPostgres, serverUrls } from '../harness/migrated.ts';

/** A PostgreSQL that keeps what it has confirmed (`fsync` on), to be killed and started again. */
export interface DurablePostgres extends AsyncDisposable {
  port: number;
  /** What a register is started with: a role that owns nothing, and the owner. */
  environment: Record<string, string>;
  /** `kill -9` of the postmaster and of every process below it. */
  kill(): Promise<void>;
  /** Of the postmaster and of every process below it. */
  processes(): Promise<number[]>;
  /** Starts it on the same data and waits until it answers. */
  start(): Promise<void>;
}

export async function durablePostgres(): Promise<DurablePostgres> {
  const folder = await serverFolder('durable');
  const bin = (await run('pg_config', ['--bindir'])).stdout.trim();
  const data = join(folder, 'data');
  await run('cp', ['-a', await migratedPostgres(), data]);
  const port = await freePort();
  let postmaster = 0;
  process.once('exit', () => postmaster > 0 && end(postmaster));
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=on', 'max_connections=50'];
  const [program, args] = unprivileged(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]);
  const server = { ...owner, host: '127.0.0.1', port };
  const answers = async (): Promise<void> => {
    const client = new pg.Client(server);
    await client.connect();
    await client.query('select 1').finally(() => client.end());
  };
  const start = async (): Promise<void> => {
    const child = spawn(program, args, { stdio: 'ignore', cwd: folder });
    postmaster = child.pid ?? 0;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await answers();
      } catch (error) {
        if (attempt > 600 || child.exitCode !== null) throw new Error('PostgreSQL does not start.', { cause: error });
        await wait(100);
      }
    }
  };
  const processes = async (): Promise<number[]> => [postmaster, ...(await childrenOf(postmaster))];
  const kill = async (): Promise<void> => {
    const family = await processes();
    for (const pid of family) end(pid);
    while ((await Promise.all(family.map(runs))).includes(true)) await wait(20);
  };
  await start();
  return {
    port,
    environment: serverUrls(server),
    kill,
    processes,
    start,
    async [Symbol.asyncDispose]() {
      await kill();
      postmaster = 0;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(pids.map(async (pid) => [pid, (await statOf(pid))[1]] as const));
  return parents.filter(([, ppid]) => ppid === String(parent)).map(([pid]) => pid);
}

/** State and parent of a process; nothing where it is gone. */
async function statOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(0, 2);
}

async function runs(pid: number): Promise<boolean> {
  const [state = ''] = await statOf(pid);
  return state !== '' && state !== 'Z';
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
