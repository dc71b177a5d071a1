import type { FastifyRequest } from 'fastify';
import { require } from '../access/identity.ts';
import type { Action } from '../access/roles.ts';
import { identify } from '../access/sessions.ts';
import { today } from '../clock/clock.ts';
import { isOf } from '../database/moments.ts';
import { RegisterError } from '../register-error.ts';
import type { Register } from './context.ts';
import type { Caller } from './route.ts';

/**
 * The cookie of a browser's session. Under https its name begins with `__Host-`, which browsers take from this very host alone, and nobody in between can set.
 */
export function sessionCookieOf({ configuration }: Pick<Register, 'configuration'>): { name: string; prefix: string; secure: boolean } {
  const secure = configuration.publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return { name: `${prefix}sogoc_session`, prefix, secure };
}

/**
 * Who sends this request: a browser by its cookie, a machine by `Authorization: Bearer`. @throws RegisterError `NOT_SIGNED_IN`.
 */
export async function authenticate(register: Register, request: FastifyRequest): Promise<Caller> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const secret = bearer ?? request.cookies[sessionCookieOf(register).name];
  if (!secret) throw notSignedIn();
  const caller = await whoHolds(register, secret);
  if (!caller || (bearer === undefined) !== (caller.identity.kind === 'browser')) throw notSignedIn();
  return caller;
}

/** The database is asked each time whether anything was committed, and who holds the secret only if something was. */
async function whoHolds({ database, clock, memory }: Register, secret: string): Promise<Caller | null> {
  const moment = await database.moments.now();
  const now = clock.now();
  const state = `${today(clock)} ${moment}`;
  const known = memory.of(state, secret, now.getTime());
  if (known) return { identity: known.identity, secret, remembered: known, moment };
  const held = await identify(database, clock, secret);
  if (!held) return null;
  const remembered = isOf(moment, held.snapshot) ? memory.keep(state, secret, held.identity, held.until) : null;
  return { identity: held.identity, secret, remembered, moment };
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
