import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Grant } from '../../src/access/identity.ts';
import type { Role } from '../../src/access/roles.ts';
import { openSession } from '../../src/access/sessions.ts';
import type { Clock } from '../../src/clock/clock.ts';
import { configure } from '../../src/configuration.ts';
import { type RunningRegister, setClock, startRegister } from '../../src/start.ts';
import { embeddedHome, serverUrls, startMigratedPostgres } from './migrated.ts';

export const kinds = ['embedded', 'server'] as const;
export type Kind = (typeof kinds)[number];

/** A clock that a test moves; the database moves with it. */
export interface TestClock extends Clock {
  moveTo(moment: string): Promise<void>;
}

/** A real register for tests, with people who can be made up on the spot. */
export interface TestRegister extends RunningRegister {
  clock: TestClock;
  /** Signs somebody in who holds roles, each `role@agency` or `role@agency/territory` in paths. @returns the API as that person sees it. */
  as(...held: string[]): Promise<Person>;
}

export interface Person {
  accountId: string;
  secret: string;
  grants: Grant[];
  get<T = Record<string, unknown>>(url: string): Promise<Answer<T>>;
  send<T = Record<string, unknown>>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<Answer<T>>;
}

export interface Answer<T> {
  status: number;
  body: T;
}

/**
 * Starts a register on the embedded database or on a real PostgreSQL, with the reference data loaded. On PostgreSQL the server's role owns nothing.
 * @param moment the register's time at the start. @param environment what else it is started with.
 */
export async function testRegister(kind: Kind, moment = '2025-10-01T02:00:00Z', environment: Record<string, string> = {}): Promise<TestRegister> {
  const home = await mkdtemp(join(tmpdir(), 'sogoc-register-'));
  const server = kind === 'server' ? await startMigratedPostgres() : null;
  if (!server) await embeddedHome(home);
  const urls = server ? serverUrls(server) : {};
  let ahead = Date.parse(moment) - Date.now();
  const configuration = configure({ home, port: 0, logLevel: 'silent' }, { SOGOC_CHECK_ANSWERS: 'yes', ...environment, ...urls });
  const now = () => new Date(Date.now() + ahead);
  const register = await startRegister(configuration, { now });
  const clock: TestClock = {
    now,
    async moveTo(to) {
      ahead = Date.parse(to) - Date.now();
      await setClock(register.database, clock);
    },
  };
  let people = 0;
  return {
    ...register,
    clock,
    async as(...held) {
      people += 1;
      return person(register, `person${people}`, held.map(grantOf));
    },
    async [Symbol.asyncDispose]() {
      await register[Symbol.asyncDispose]();
      await server?.[Symbol.asyncDispose]();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function grantOf(text: string): Grant {
  const [, role, agency, territory = agency] = /^([a-z-]+)@([\w.]+)(?:\/([\w.]+))?$/.exec(text) ?? [];
  if (!role || !agency || !territory) throw new TypeError(`Not role@agency/territory: ${text}`);
  return { role: role as Role, agency, territory };
}

async function person(register: RunningRegister, login: string, grants: Grant[]): Promise<Person> {
  const { owner } = register.database;
  const agency = grants[0]?.agency.split('.').at(-1) ?? 'vn';
  const { id } = await owner
    .insertInto('account')
    .values({ login, name: login, agency_id: agency, email: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (grants.length > 0) {
    const since = { valid_from: '2020-01-01', valid_to: null, granted_by: null };
    await owner
      .insertInto('role_grant')
      .values(grants.map((grant) => ({ ...grant, account_id: id, ...since })))
      .execute();
  }
  const { secret } = await openSession(register.database, register.clock, { accountId: id, kind: 'job', lasts: 86_400_000 * 3650 });
  const send = async <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<Answer<T>> => {
    const response = await register.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${secret}` },
      ...(body !== undefined && { payload: body as object }),
    });
    return { status: response.statusCode, body: response.json() as T };
  };
  return { accountId: id, secret, grants, get: (url) => send('GET', url), send };
}

/** Runs statements as the database role of the server, without the services in between, holding somebody's session or none. */
export async function asServerRole<T>(register: RunningRegister, secret: string, statement: string): Promise<T[]> {
  return register.database.work.transaction().execute(async (trx) => {
    await sql`select set_config('role', 'sogoc_app', true), set_config('sogoc.session', ${secret}, true)`.execute(trx);
    return (await sql.raw<T>(statement).execute(trx)).rows;
  });
}

/** Runs a statement as who owns the database, to make up what no service makes: records of years, or by the hundred thousand. */
export async function asOwner(register: RunningRegister, statement: string): Promise<void> {
  await sql.raw(statement).execute(register.database.owner);
}
