import type { FastifyRequest } from 'fastify';
import { require } from '../access/identity.ts';
import type { Action } from '../access/roles.ts';
import { identify } from '../access/sessions.ts';
import { RegisterError } from '../register-error.ts';
import type { Register } from './context.ts';
import type { Caller } from './route.ts';

/** The cookie of a browser's session. */
export const sessionCookie = 'sogoc_session';

/**
 * Who sends this request: a browser by its cookie, a machine by `Authorization: Bearer`. A browser's request that changes something must come from the
 * register's own pages. @throws RegisterError `NOT_SIGNED_IN`, `REQUEST_NOT_SAME_ORIGIN`.
 */
export async function authenticate(register: Register, request: FastifyRequest): Promise<Caller> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const secret = bearer ?? request.cookies[sessionCookie];
  if (!secret) throw notSignedIn();
  if (!bearer) refuseForeignPage(request);
  const identity = await identify(register.database, register.clock, secret);
  if (!identity || (bearer === undefined) !== (identity.kind === 'browser')) throw notSignedIn();
  return { identity, secret };
}

/** For a route that does not run in its caller's transaction: lets in who may do this somewhere. */
export function guard(register: Register, action: Action): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    request.caller = await authenticate(register, request);
    require(request.caller.identity, action);
  };
}

/** Browsers say where a request comes from; a page of another site must not act in a user's name. */
export function refuseForeignPage(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
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
