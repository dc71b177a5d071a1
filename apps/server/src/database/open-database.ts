import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { RegisterError } from '../register-error.ts';
import { beginningOrFailing } from './beginning-or-failing.ts';
import { holdFolder } from './hold-folder.ts';
import { Moments, type Told } from './moments.ts';
import { prepared, StatementNames } from './prepared.ts';
import { type Read, readEmbedded, readOnServer } from './reader.ts';
import type { Tables } from './tables.ts';
import { embeddedParsers, serverTypes } from './value-types.ts';
import { writtenSince } from './written.ts';

/** The register's database. The same statements run on both kinds. */
export interface Database extends AsyncDisposable {
  kind: 'embedded' | 'server';
  /** Work for somebody, through `asAccount`: row-level security holds, and the audit log can only be added to. */
  work: Kysely<Tables>;
  /** The owner of the tables: migrations, signing in, and the register's own jobs. Row-level security does not hold here. */
  owner: Kysely<Tables>;
  /** Reads in one state of the database. */
  read: Read;
  /** When what was written. */
  moments: Moments;
  /** The embedded engine itself, for jobs that bring their own statements. */
  embedded: PGlite | undefined;
  /** How to reach the server as the owner, for jobs that bring their own connections. */
  ownerUrl: string | undefined;
}

/** Where the database is: a folder for the embedded one, or URLs of a server. */
export type DatabasePlace = { home: string } | { databaseUrl: string; ownerUrl?: string | undefined };

/** Opens the database without touching what is in it. @throws RegisterError `REGISTER_HOME_IN_USE`, `REGISTER_DATABASE_UNREACHABLE`. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  return 'home' in place ? openEmbedded(place.home) : openServer(place.databaseUrl, place.ownerUrl ?? place.databaseUrl);
}

async function openEmbedded(home: string): Promise<Database> {
  // V8 may end the process when it frees what it compiled of the engine (nodejs/node issue 64500). It is kept instead: a few MiB.
  setFlagsFromString('--no-wasm-code-gc');
  const folder = join(home, 'register');
  await mkdir(home, { recursive: true });
  const release = await holdFolder(home);
  try {
    const embedded = await PGlite.create({ dataDir: folder, extensions: { ltree }, parsers: embeddedParsers });
    const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: beginningOrFailing(embedded) }) });
    return {
      kind: 'embedded',
      work: database,
      owner: database,
      read: readEmbedded(database),
      moments: new Moments((since) => toldBy(embedded.query<Told>(writtenSince, [since]))),
      embedded,
      ownerUrl: undefined,
      async [Symbol.asyncDispose]() {
        await embedded.close();
        await release();
      },
    };
  } catch (cause) {
    await release();
    throw new RegisterError('REGISTER_DATABASE_UNREACHABLE', 'The embedded database does not open.', {
      place: folder,
      remedy: 'Restore a backup into a new folder, or start with another --home.',
      cause,
    });
  }
}

/** How long a connection is waited for, in milliseconds, and after how much silence its other end is asked for a sign of life. */
const patience = { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** How long a statement that somebody waits for may take; the second is for a server that is silent. */
const forPeople = { statement_timeout: 60_000, query_timeout: 65_000 };

async function openServer(workUrl: string, ownerUrl: string): Promise<Database> {
  const work = new pg.Pool({ ...patience, ...forPeople, connectionString: workUrl, max: 10, types: serverTypes, application_name: 'sogoc' });
  const owner = new pg.Pool({ ...patience, connectionString: ownerUrl, max: 4, types: serverTypes, application_name: 'sogoc owner' });
  const reading = new pg.Pool({
    ...{ ...patience, ...forPeople, connectionString: workUrl, max: 10, types: serverTypes, application_name: 'sogoc reading' },
    pipeline: true,
  });
  const state = new pg.Pool({ ...patience, query_timeout: 5_000, connectionString: ownerUrl, max: 1, application_name: 'sogoc state' });
  const moments = new Moments((since) => toldBy(state.query<Told>({ name: 'written since', text: writtenSince, values: [since] })));
  // A connection that the server has ended announces itself at the pool while it waits, and itself while somebody has it between two statements: unheard, that
  // would end the process. The next query takes another.
  for (const pool of [work, reading, owner, state]) pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  const database: Database = {
    kind: 'server',
    work: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepared(work) }) }),
    owner: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepared(owner) }) }),
    read: readOnServer(reading, new StatementNames()),
    moments,
    embedded: undefined,
    ownerUrl,
    async [Symbol.asyncDispose]() {
      await Promise.all([work, reading, owner, state].map((pool) => pool.end()));
    },
  };
  try {
    await owner.query('select 1');
    return database;
  } catch (cause) {
    await database[Symbol.asyncDispose]();
    throw new RegisterError('REGISTER_DATABASE_UNREACHABLE', 'The PostgreSQL server does not answer or refuses.', {
      place: placeOf(ownerUrl),
      remedy: 'Check host, port, role and password of DATABASE_URL and DATABASE_OWNER_URL.',
      cause,
    });
  }
}

async function toldBy(answer: Promise<{ rows: Told[] }>): Promise<Told> {
  const [told] = (await answer).rows;
  if (!told) throw new TypeError('PostgreSQL does not say which state it is in.');
  return told;
}

function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'DATABASE_URL';
}
