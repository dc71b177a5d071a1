import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { madeOnce } from '../../../../tests/made-once.ts';
import { keepPostgres, startPostgres, type TestServer } from '../../../../tests/servers/postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { loadAgencies } from '../../src/modules/agencies/index.ts';

/** What the tables and the agencies follow from: both databases are made once for one state of it, and copied. */
const code = ['apps/server/src/{access,database,modules/agencies}/**/*', 'tests/servers/*'];

/** Puts an embedded database with all tables and the agencies, and nobody in it, into a home. */
export async function embeddedHome(home: string): Promise<void> {
  const made = await madeOnce('embedded', code, (folder) => fill({ home: folder }));
  await cp(made, home, { recursive: true });
}

/** The data of a PostgreSQL with all tables and the agencies, and nobody in it, to be copied. */
export async function migratedPostgres(): Promise<string> {
  const made = await madeOnce('postgres', code, (folder) =>
    keepPostgres(join(folder, 'data'), async (server) => {
      await server.execute(`create role sogoc_app nologin; create role register_server login password 'w0rk'; grant sogoc_app to register_server`);
      const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl } = serverUrls(server);
      await fill({ databaseUrl, ownerUrl });
    }),
  );
  return join(made, 'data');
}

/** Starts such a PostgreSQL. */
export async function startMigratedPostgres(): Promise<TestServer> {
  return startPostgres(await migratedPostgres());
}

/** The register's environment on such a server: a role that owns nothing, beside the owner. */
export function serverUrls({ host, port, database, user, password }: Omit<TestServer, 'execute' | typeof Symbol.asyncDispose>): {
  DATABASE_URL: string;
  DATABASE_OWNER_URL: string;
} {
  const url = (name: string, secret: string) => `postgresql://${name}:${encodeURIComponent(secret)}@${host}:${port}/${database}`;
  return { DATABASE_URL: url('register_server', 'w0rk'), DATABASE_OWNER_URL: url(user, password) };
}

async function fill(place: Parameters<typeof openDatabase>[0]): Promise<void> {
  await using database = await openDatabase(place);
  await migrate(database);
  await loadAgencies(database);
}
