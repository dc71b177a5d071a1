import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Clock, systemClock } from './clock/clock.ts';
import type { Configuration } from './configuration.ts';
import { migrate } from './database/migrate.ts';
import { readNames } from './database/names.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import { tidyWritten } from './database/written.ts';
import { buildApp } from './http/app.ts';
import type { Register } from './http/context.ts';
import { loggedError } from './http/logged.ts';
import { Memory } from './http/memory.ts';
import { loadAgencies } from './modules/agencies/index.ts';
import { signCheckpoint } from './modules/audit/index.ts';
import { loadReadinessForm } from './modules/readiness/index.ts';
import { type FirstAdministrator, inventPeople, makeFirstAdministrator } from './modules/sessions/index.ts';

/** How often the audit log is signed while the register runs, in milliseconds. */
const signEvery = 600_000;

/** A register that runs. Disposing of it ends requests in progress first, then the database. */
export interface RunningRegister extends Register, AsyncDisposable {
  app: FastifyInstance;
  /** Who was made because there was no account: their password is to be shown this once. */
  firstAdministrator: FirstAdministrator | null;
}

/** Opens the database, brings it to this version, loads what every register knows, and builds the HTTP side; `app.listen` is the caller's. */
export async function startRegister(configuration: Configuration, clock: Clock = systemClock): Promise<RunningRegister> {
  const { databaseUrl, ownerUrl, home } = configuration;
  const database = await openDatabase(databaseUrl ? { databaseUrl, ownerUrl } : { home });
  try {
    await migrate(database);
    await setClock(database, clock);
    await loadAgencies(database);
    await loadReadinessForm(database);
    if (configuration.demonstration) await inventPeople(database);
    const firstAdministrator = await makeFirstAdministrator({ database });
    const running = { jobs: null, stopping: new AbortController(), preparing: null, loading: null };
    const register: Register = {
      configuration,
      database,
      clock,
      running,
      memory: new Memory(database.moments),
      names: await readNames(database.owner),
    };
    const app = await buildApp(register);
    await app.ready();
    // A process that is killed signs nothing any more: what was signed before then still holds.
    const signing = setInterval(
      () => void signCheckpoint(register).catch((error) => app.log.error({ failure: loggedError(error) }, 'no checkpoint')),
      signEvery,
    );
    signing.unref();
    const tidying = setInterval(() => void tidyWritten(database.owner).catch(() => undefined), signEvery);
    tidying.unref();
    return {
      ...register,
      app,
      firstAdministrator,
      async [Symbol.asyncDispose]() {
        clearInterval(signing);
        clearInterval(tidying);
        running.stopping.abort();
        await app.close();
        try {
          await signCheckpoint(register);
        } finally {
          await database[Symbol.asyncDispose]();
        }
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

/** Tells the database how far the register's time is from the system's. */
export async function setClock(database: Database, clock: Clock): Promise<void> {
  const ahead = clock.now().getTime() - Date.now();
  const shift = Math.abs(ahead) < 1000 ? 0 : ahead;
  await sql`update access.clock set shift = make_interval(secs => ${shift / 1000})`.execute(database.owner);
}
