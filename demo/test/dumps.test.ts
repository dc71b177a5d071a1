import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMariaDb } from '../../tests/servers/mariadb.ts';
import { startPostgres } from '../../tests/servers/postgres.ts';
import { type Generated, generated } from './province.ts';

const run = promisify(execFile);
let province: Generated;
beforeAll(async () => {
  province = await generated(1200, 21);
}, 120_000);
afterAll(() => province?.remove());

/** Asks a server's own client; resolves to the lines of its answer. */
type Ask = (statement: string) => Promise<string[]>;

async function loadsWhole(database: string, ask: Ask): Promise<void> {
  const tables = province.summary.databases.find(({ name }) => name === database)?.tables ?? [];
  expect(tables.length).toBeGreaterThan(2);
  for (const { name, rows } of tables) expect(await ask(`select count(*) from ${name}`)).toEqual([String(rows)]);
}

const csv = (database: string, table: string) => readFile(join(province.out, 'databases', database, `${table}.csv`), 'utf8');

it('writes civil status as a dump that psql loads whole into a real PostgreSQL', async () => {
  await using server = await startPostgres();
  const { host, port, user, password, database } = server;
  const env = { ...process.env, PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: database };
  await run('psql', ['-v', 'ON_ERROR_STOP=1', '-q', '-f', join(province.out, 'sql', 'civil_status.postgres.sql')], { env });
  const ask: Ask = async (statement) => (await run('psql', ['-At', '-c', statement], { env })).stdout.trimEnd().split('\n');
  await loadsWhole('civil_status', ask);
  const [line] = await ask("select concat_ws(',', birth_id, reg_no, reg_date, quote_ident(reg_office), child_name) from births where birth_id = '5'");
  expect(await csv('civil_status', 'births')).toContain(line);
  expect(await ask('select count(*) from births where child_pid is null')).not.toEqual(['0']);
}, 120_000);

it('writes finance as a dump that mariadb loads whole into a real MariaDB', async () => {
  await using server = await startMariaDb();
  const { host, port, user, password, database } = server;
  const options = { env: { ...process.env, MYSQL_PWD: password }, maxBuffer: 2 ** 24 };
  const common = ['--no-defaults', '-h', host, '-P', String(port), '-u', user, '--default-character-set=utf8mb4', '-N', database];
  const ask: Ask = async (statement) => (await run('mariadb', [...common, '-e', statement], options)).stdout.trimEnd().split('\n');
  await ask(`source ${join(province.out, 'sql', 'finance.mariadb.sql')}`);
  await loadsWhole('finance', ask);
  const [line] = await ask("select concat_ws(';', id, msdn, ten_dn) from dkkd where id = 'DN000001'");
  expect(await csv('finance', 'dkkd')).toContain(line);
}, 120_000);
