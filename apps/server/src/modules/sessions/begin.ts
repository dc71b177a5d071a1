import type { FastifyReply } from 'fastify';
import type { Work } from '../../access/as-account.ts';
import { asRegister, nameSession } from '../../access/as-register.ts';
import { openSession } from '../../access/sessions.ts';
import { sessionCookieOf } from '../../http/authenticate.ts';
import type { Register } from '../../http/context.ts';
import { tellOf, type Way } from './trail.ts';

/** How long a browser's session lasts, in milliseconds: a working day. */
const lasts = 12 * 3_600_000;

/** All that somebody may do who must change the password first. */
const untilChanged = ['self.read', 'self.change'];

export interface Begun {
  accountId: string;
  secret: string;
}

/** Opens a browser's session for an account that has proved itself, and tells the audit log in its name. */
export function beginSession(register: Register, accountId: string, way: Way): Promise<Begun> {
  return asRegister(register.database, null, (trx) => beginWithin(trx, register, accountId, way));
}

/** The same within a transaction of the register. */
export async function beginWithin(trx: Work, register: Pick<Register, 'clock'>, accountId: string, way: Way): Promise<Begun> {
  const credential = await trx.selectFrom('access.credential').select('must_change').where('account_id', '=', accountId).executeTakeFirst();
  const narrowed = way === 'password' && credential?.must_change ? { actions: untilChanged } : {};
  const { id, secret } = await openSession({ owner: trx }, register.clock, { accountId, kind: 'browser', lasts, ...narrowed });
  await nameSession(trx, secret);
  await tellOf(trx, 'session.begin', accountId, { way, session: id });
  return { accountId, secret };
}

/** Gives the browser its session. */
export function giveCookie(register: Register, reply: FastifyReply, { secret }: Begun): void {
  const { name, secure } = sessionCookieOf(register);
  reply.setCookie(name, secret, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: lasts / 1000 });
}
