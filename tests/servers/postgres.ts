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

/** Starts a real PostgreSQL with an empty database, asking for a password as servers do. Needs the server programs of PostgreSQL. */
export async function startPostgres(): Promise<TestServer> {
  const folder = await serverFolder('postgres');
  const bin = (await run('pg_config', ['--bindir'])).stdout.trim();
  const data = join(folder, 'data');
  const [user, password, database] = ['keeper', 'k33p "it/@:%', 'register'];
  const [init, initArgs] = unprivileged(join(bin, 'initdb'), ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  await run(init, initArgs, { cwd: folder });
  const port = await freePort();
  const settings = [`listen_addresses=127.0.0.1`, `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=50'];
  const command = unprivileged(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]);
  const connect = { host: '127.0.0.1', port, user };
  const stop = await serve(command, folder, () => query({ ...connect, database: 'postgres' }, 'select 1'));
  await query({ ...connect, database: 'postgres' }, `create database ${database}`);
  await query({ ...connect, database: 'postgres' }, `alter role ${user} password '${password}'`);
  await demandPassword(data, connect);
  const execute = (statements: string): Promise<void> => query({ ...connect, database, password }, statements);
  return { host: '127.0.0.1', port, user, password, database, execute, [Symbol.asyncDispose]: stop };
}

/** From trusting everyone, as while it was set up, to asking for a password. */
async function demandPassword(data: string, connect: pg.ClientConfig): Promise<void> {
  await writeFile(join(data, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  await query({ ...connect, database: 'postgres' }, 'select pg_reload_conf()');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const open = await query({ ...connect, database: 'postgres' }, 'select 1').then(
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
