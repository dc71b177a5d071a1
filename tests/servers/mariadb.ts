import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { TestServer } from './postgres.ts';
import { freePort, run, serve, serverFolder, unprivileged } from './unprivileged.ts';

/** Starts a real MariaDB with an empty database in utf8mb4. Needs Debian's package mariadb-server. */
export async function startMariaDb(): Promise<TestServer> {
  const folder = await serverFolder('mariadb');
  const data = join(folder, 'data');
  const [user, password, database] = ['keeper', 'k33p "it/@:%', 'register'];
  const common = ['--no-defaults', `--datadir=${data}`];
  const [init, initArgs] = unprivileged('mariadb-install-db', [...common, '--auth-root-authentication-method=normal', '--skip-test-db']);
  await run(init, initArgs, { cwd: folder });
  const port = await freePort();
  const settings = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 's')}`, `--pid-file=${join(folder, 'pid')}`];
  const small = ['--innodb-buffer-pool-size=32M', '--innodb-flush-log-at-trx-commit=0', '--character-set-server=utf8mb4'];
  const command = unprivileged('/usr/sbin/mariadbd', [...common, ...settings, ...small]);
  const root = { host: '127.0.0.1', port, user: 'root' };
  const stop = await serve(command, folder, () => query(root, 'select 1'));
  await query(root, `create database ${database}; create user ${user} identified by '${password}'; grant all on *.* to ${user}`);
  const execute = (statements: string): Promise<void> => query({ ...root, user, password, database }, statements);
  return { host: '127.0.0.1', port, user, password, database, execute, [Symbol.asyncDispose]: stop };
}

async function query(config: { host: string; port: number; user: string; password?: string; database?: string }, text: string): Promise<void> {
  const connection = await createConnection({ ...config, multipleStatements: true });
  try {
    await connection.query(text);
  } finally {
    await connection.end();
  }
}
