import type { FastifyRequest } from 'fastify';
import { type Identity, require } from '../access/identity.ts';
import type { Action } from '../access/roles.ts';
import { type Held, identify } from '../access/sessions.ts';
import { today } from '../clock/clock.ts';
import { RegisterError } from '../register-error.ts';
import type { Register } from './context.ts';
import type { When } from './memory.ts';
import type { Caller } from './route.ts';

/**
 * The cookie of a browser's session. Under https its name begins with `__Host-`, which browsers take from this very host alone, and nobody in between can set.
 */
export function sessionCookieOf({ configuration }: Pick<Register, 'configuration'>): { name: string; prefix: string; secure: boolean } {
  const secure = configuration.publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return { name: `${prefix}sogoc_session`, prefix, secure };
}

/** The secret that a request shows, and whether a browser sent it by itself. */
export interface Shown {
  secret: string;
  byCookie: boolean;
}

/** A browser shows its secret by a cookie, a machine by `Authorization: Bearer`. @throws RegisterError `NOT_SIGNED_IN`. */
export function shownBy(register: Register, request: FastifyRequest): Shown {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const secret = bearer ?? request.cookies[sessionCookieOf(register).name];
  if (!secret) throw notSignedIn();
  return { secret, byCookie: bearer === undefined };
}

/** Lets in who holds the secret, shown in the way of its kind. @throws RegisterError `NOT_SIGNED_IN`. */
export function admit<H extends { identity: Identity }>({ byCookie }: Shown, held: H | null | undefined): H {
  if (!held || byCookie !== (held.identity.kind === 'browser')) throw notSignedIn();
  return held;
}

/** When a request came. */
export async function whenCame({ database, clock }: Register): Promise<When> {
  const moment = await database.moments.now();
  return { moment, day: today(clock), now: clock.now().getTime() };
}

/** Who sends this request. The database is asked each time what was written, and who holds the secret only if that may be another by now. @throws RegisterError `NOT_SIGNED_IN`. */
export async function authenticate(register: Register, request: FastifyRequest): Promise<Caller> {
  const shown = shownBy(register, request);
  const when = await whenCame(register);
  const { identity, until } = admit(shown, register.memory.of(shown.secret, when) ?? (await findOut(register, shown.secret, when)));
  return { identity, until, secret: shown.secret };
}

async function findOut({ database, memory, names }: Register, secret: string, when: When): Promise<Held | null> {
  const held = await identify(database, secret);
  const tables = names.readBy('access.caller');
  if (held && tables) memory.keep(secret, when, held, tables);
  return held;
}

/** For a route that does not run in its caller's transaction: lets in who may do this somewhere. */
export function guard(register: Register, action: Action): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    request.caller = await authenticate(register, request);
    require(request.caller.identity, action);
  };
}

/**
 * For every route: browsers say where a request comes from, and a page of another site must not act in a user's name. A machine's key does not come
 * by itself, as cookies do. @throws RegisterError `REQUEST_NOT_SAME_ORIGIN`.
 */
export async function refuseForeignPage(request: FastifyRequest): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization !== undefined) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const same = site === undefined ? origin === undefined || URL.parse(origin)?.host === request.headers.host : site === 'same-origin';
  if (!same) {
    throw new RegisterError('REQUEST_NOT_SAME_ORIGIN', 'The request comes from a page that is not the register’s.', {
      remedy: 'Use the register’s own pages.',
    });
  }
}

function notSignedIn(): RegisterError {
  return new RegisterError('NOT_SIGNED_IN', 'Nobody is signed in, or the session has ended.', { remedy: 'Sign in again; what you typed is kept.' });
}
