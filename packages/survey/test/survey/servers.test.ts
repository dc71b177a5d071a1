import { join } from 'node:path';
import { openDuckDb, sql } from '@sogoc/engine';
import { landDatabase } from '@sogoc/sources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMariaDb } from '../../../../tests/servers/mariadb.ts';
import { startPostgres, type TestServer } from '../../../../tests/servers/postgres.ts';
import { type DatabaseRequest, readConfig } from '../../src/index.ts';
import { freshFolder, type Outcome, survey } from './outcome.ts';

const config = join(import.meta.dirname, '../../../../examples/communes/sogoc.yaml');
const servers: TestServer[] = [];
let fromFiles: Outcome;
let requests: DatabaseRequest[];

beforeAll(async () => {
  requests = (await readConfig(config)).databases;
  fromFiles = await survey({ databases: requests });
});
afterAll(() => Promise.all(servers.map((server) => server[Symbol.asyncDispose]())));

/** What a survey says, without what names the place it was read from. */
function sayings({ result, discrepancies }: Outcome): unknown {
  const place = ({ database, column }: { database: string; column: string | null }): string => `${database}.${column}`;
  return {
    roles: result.origins.attributes.map(({ holders, redundancy }) => [
      holders.map((holder) => [place(holder), holder.role, holder.copyOf && place(holder.copyOf)]),
      redundancy,
    ]),
    discrepancies: discrepancies.map((one) => [place(one), one.kind, one.record_key, one.observed, one.expected].join('|')).toSorted(),
    scores: result.scorecard.databases.map(({ name, score, criteria }) => [name, score, Object.values(criteria).map((one) => one.score)]),
  };
}

/** The same tables as the files hold, in one schema or database a source. */
async function loadInto(server: TestServer, quote: (name: string) => string, text: string): Promise<void> {
  await using engine = await openDuckDb({ memoryLimit: 2 ** 28 });
  const limits = { statementTimeout: 60_000, connectTimeout: 5_000, maxUnpacked: 2 ** 30, maxColumns: 1000 };
  for (const request of requests) {
    const landed = await landDatabase(request, { engine, lake: await freshFolder(), snapshot: 's', environment: {}, limits });
    for (const { file, columns } of landed.tables) {
      const names = columns.map(({ name }) => quote(name));
      await server.execute(`create table ${quote(request.name)} (${names.map((name) => `${name} ${text}`).join(', ')})`);
      for await (const rows of engine.stream(sql`select * from ${engine.dialect.readParquet([file])}`)) {
        for (let at = 0; at < rows.length; at += 500)
          await server.execute(
            insert(
              quote(request.name),
              names,
              rows.slice(at, at + 500).map((row) => Object.values(row)),
            ),
          );
      }
    }
  }
}

function insert(table: string, names: readonly string[], rows: readonly unknown[][]): string {
  const literal = (value: unknown): string =>
    value === null || value === undefined ? 'null' : `'${String(value).replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return `insert into ${table} (${names.join(', ')}) values ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`;
}

async function surveyOf(server: TestServer, scheme: string): Promise<Outcome> {
  const url = `${scheme}://${server.user}:\${TEST_PASSWORD}@${server.host}:${server.port}/${server.database}`;
  const databases = requests.map(({ name, asOf, owner, baseDirectory }) => ({
    name,
    source: url,
    asOf,
    owner,
    baseDirectory,
    contract: null,
    tables: [name],
  }));
  return survey({ databases }, { TEST_PASSWORD: server.password });
}

it('says the same of the tables in a real PostgreSQL as of the files', async () => {
  const server = await startPostgres();
  servers.push(server);
  await server.execute('set standard_conforming_strings = off; alter role keeper set standard_conforming_strings = off');
  await loadInto(server, (name) => `"${name}"`, 'text');
  expect(sayings(await surveyOf(server, 'postgres'))).toEqual(sayings(fromFiles));
});

it('says the same of the tables in a real MariaDB as of the files', async () => {
  const server = await startMariaDb();
  servers.push(server);
  await loadInto(server, (name) => `\`${name}\``, 'longtext character set utf8mb4');
  expect(sayings(await surveyOf(server, 'mariadb'))).toEqual(sayings(fromFiles));
});
