import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { freePort, run, serve, serverFolder, unprivileged } from './unprivileged.ts';

/** A server of a test's own, on the loopback. */
export interface TestServer extends AsyncDisposable {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Runs statements as the owner of everything. */
  execute(statements: string): Promise<void>;
}

/** A server with the folder that it keeps its data in. */
export interface TestPostgres extends TestServer {
  data: string;
}

/** Who owns everything, and where. */
export const owner = { user: 'keeper', password: 'k33p "it/@:%', database: 'register' } as const;
const { user, password, database } = owner;

/**
 * Starts a real PostgreSQL, asking for a password as servers do. Needs the server programs of PostgreSQL.
 * @param kept what `keepPostgres` has kept, to begin with; otherwise the database is empty.
 */
export async function startPostgres(kept?: string): Promise<TestPostgres> {
  const folder = await serverFolder('postgres');
  const data = join(folder, 'data');
  if (kept) await run('cp', ['-a', kept, data]);
  else {
    const [init, initArgs] = unprivileged(await program('initdb'), ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
    await run(init, initArgs, { cwd: folder });
  }
  const port = await freePort();
  const settings = [`listen_addresses=127.0.0.1`, `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=50'];
  const command = unprivileged(await program('postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]);
  const connect = { host: '127.0.0.1', port, user, password, database: 'postgres' };
  const stop = await serve(command, folder, () => query(connect, 'select 1'));
  if (!kept) {
    await query(connect, `create database ${database}`);
    await query(connect, `alter role ${user} password '${password}'`);
    await demandPassword(data, connect);
  }
  const execute = (statements: string): Promise<void> => query({ ...connect, database }, statements);
  return { host: '127.0.0.1', port, user, password, database, data, execute, [Symbol.asyncDispose]: stop };
}

/** Keeps the data of a server that is shut down after `fill`, for others to begin with. @param folder where to, not there yet. */
export async function keepPostgres(folder: string, fill: (server: TestPostgres) => Promise<void>): Promise<void> {
  await using server = await startPostgres();
  await fill(server);
  const [stop, args] = unprivileged(await program('pg_ctl'), ['stop', '-D', server.data, '-m', 'fast']);
  await run(stop, args, { cwd: server.data });
  await run('cp', ['-a', server.data, folder]);
}

async function program(name: string): Promise<string> {
  return join((await run('pg_config', ['--bindir'])).stdout.trim(), name);
}

/** From trusting everyone, as while it was set up, to asking for a password. */
async function demandPassword(data: string, connect: pg.ClientConfig): Promise<void> {
  await writeFile(join(data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  await query(connect, 'select pg_reload_conf()');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const open = await query({ ...connect, password: undefined }, 'select 1').then(
      () => true,
      () => false,
    );
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function query(config: pg.ClientConfig, text: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
