import { sql } from 'kysely';
import { asRegister } from '../../../access/as-register.ts';
import { hashOf } from '../../../access/secret.ts';
import type { Register } from '../../../http/context.ts';
import { RegisterError } from '../../../register-error.ts';
import { refuseWeak } from '../password-rules.ts';
import { hashPassword } from '../passwords.ts';
import * as store from '../store.ts';
import { countAttempt, forgetAttempt } from '../throttle.ts';
import { tellOf } from '../trail.ts';

/** Whom an invitation is for. @throws RegisterError `NOT_FOUND` where it does not hold, `REQUEST_TOO_MANY`. */
export async function lookUpInvitation(register: Register, token: string, address: string) {
  const attempt = { login: null, address };
  await countAttempt(register, attempt);
  const invitation = await store.findInvitation(register.database, hashOf(token), register.clock.now());
  if (!invitation) throw noInvitation();
  await forgetAttempt(register, attempt);
  return invitation;
}

/**
 * Sets the password of whoever was invited; their sessions end, a second factor stays. They sign in with it next.
 * @throws RegisterError `NOT_FOUND`, `REQUEST_INVALID`, `REQUEST_TOO_MANY`.
 */
export async function acceptInvitation(register: Register, token: string, password: string, address: string): Promise<{ login: string }> {
  const { login, accountId } = await lookUpInvitation(register, token, address);
  refuseWeak(password, login);
  const passwordHash = await hashPassword(password);
  return asRegister(register.database, null, async (trx) => {
    if (!(await store.useInvitation(trx, hashOf(token), register.clock.now()))) throw noInvitation();
    await store.saveCredential({ owner: trx }, accountId, passwordHash, false);
    await trx.updateTable('account').set({ status: 'active', version: sql<number>`version + 1` }).where('id', '=', accountId).execute();
    await store.endBrowserSessions(trx, accountId);
    await tellOf(trx, 'self.change', accountId, { changed: 'password', by: 'invitation' });
    return { login };
  });
}

function noInvitation(): RegisterError {
  return new RegisterError('NOT_FOUND', 'This invitation does not hold: it was used, replaced by a newer one, or has expired.', {
    place: 'body/token',
    remedy: 'Ask the administrator of your agency for a new one.',
  });
}
