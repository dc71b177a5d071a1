import type { z } from 'zod';
import { asRegister } from '../../../access/as-register.ts';
import type { Register } from '../../../http/context.ts';
import type { Caller } from '../../../http/route.ts';
import { RegisterError } from '../../../register-error.ts';
import { type Begun, beginWithin } from '../begin.ts';
import { refuseWeak } from '../password-rules.ts';
import { fits, hashPassword } from '../passwords.ts';
import type { PasswordChange } from '../schema.ts';
import * as store from '../store.ts';
import { countAttempt, forgetAttempt } from '../throttle.ts';
import { tellFailed, tellOf } from '../trail.ts';

/**
 * Changes the caller's own password and ends all of their browsers' sessions. @returns a new one.
 * @throws RegisterError `NOT_SIGNED_IN` where the present password is wrong, `REQUEST_INVALID` where the new one is weak, `REQUEST_TOO_MANY`.
 */
export async function changePassword(
  register: Register,
  { identity, secret }: Caller,
  address: string,
  { current, password }: z.infer<typeof PasswordChange>,
): Promise<Begun> {
  refuseMachines(identity.kind);
  const login = await provePassword(register, identity.accountId, current, address);
  refuseWeak(password, login);
  if (password.normalize('NFC') === current.normalize('NFC')) {
    const fields = [{ path: 'body/password', message: 'is the one you have' }];
    throw new RegisterError('REQUEST_INVALID', 'This is the password you have.', { fields, remedy: 'Take another.' });
  }
  const passwordHash = await hashPassword(password);
  return asRegister(register.database, secret, async (trx) => {
    await store.saveCredential({ owner: trx }, identity.accountId, passwordHash, false);
    await tellOf(trx, 'self.change', identity.accountId, { changed: 'password' });
    await store.endBrowserSessions(trx, identity.accountId);
    return beginWithin(trx, register, identity.accountId, 'password');
  });
}

/** Makes sure that it is the account's holder who asks. @returns the sign-in name. @throws RegisterError `NOT_SIGNED_IN`, `REQUEST_TOO_MANY`. */
export async function provePassword(register: Register, accountId: string, password: string, address: string): Promise<string> {
  const account = await store.findCredentialOf(register.database, accountId);
  const attempt = { login: account?.login ?? accountId, address };
  await countAttempt(register, attempt);
  if (!(await fits(account?.passwordHash, password)) || !account) {
    await tellFailed(register, 'password', accountId, 'password');
    throw new RegisterError('NOT_SIGNED_IN', 'The present password is not this one.', { place: 'body/current', remedy: 'Type it again.' });
  }
  await forgetAttempt(register, attempt);
  return account.login;
}

/** @throws RegisterError `NOT_ALLOWED` for a machine's key, which changes nothing about its holder. */
export function refuseMachines(kind: Caller['identity']['kind']): void {
  if (kind !== 'api-key') return;
  throw new RegisterError('NOT_ALLOWED', 'A key changes nothing about its holder.', { remedy: 'Sign in as the person.' });
}
