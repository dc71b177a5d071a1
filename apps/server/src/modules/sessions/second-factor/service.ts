import { asRegister } from '../../../access/as-register.ts';
import type { Register } from '../../../http/context.ts';
import type { Caller } from '../../../http/route.ts';
import { RegisterError } from '../../../register-error.ts';
import { provePassword, refuseMachines } from '../password/service.ts';
import { countAttempt, forgetAttempt } from '../throttle.ts';
import { tellFailed, tellOf } from '../trail.ts';
import { authenticator, newFactorSecret, newRecoveryCodes, stepOf } from './codes.ts';
import { seal, unseal } from './sealed-secret.ts';
import * as store from './store.ts';

/**
 * Lets in whoever has no second factor, or gives its code or a recovery code.
 * @throws RegisterError `SECOND_FACTOR_NEEDED` without a code, `NOT_SIGNED_IN` for a wrong one or one that was used.
 */
export async function proveSecondFactor(register: Register, accountId: string, code: string | undefined): Promise<void> {
  const factor = await store.findFactor(register.database, accountId);
  if (!factor?.confirmed) return;
  if (!code) {
    throw new RegisterError('SECOND_FACTOR_NEEDED', 'This account asks for a code besides the password.', {
      place: 'body/code',
      remedy: 'Send the code of the authenticator app, or a recovery code.',
    });
  }
  if (await right(register, accountId, factor.sealed, code)) return;
  await tellFailed(register, 'password', accountId, 'second factor');
  throw wrongCode();
}

async function right(register: Register, accountId: string, sealed: string, code: string): Promise<boolean> {
  const text = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(text)) return store.takeRecoveryCode(register.database, accountId, text);
  const step = stepOf(await unseal(register, accountId, sealed), text, register.clock.now());
  return step !== null && store.takeStep(register.database, accountId, step);
}

/** Makes a secret for an authenticator app; it is asked for from its first code on. @throws RegisterError `NOT_SIGNED_IN`, `STATE_FORBIDS`. */
export async function enrol(register: Register, { identity, secret: session }: Caller, address: string, password: string) {
  refuseMachines(identity.kind);
  const { accountId } = identity;
  const login = await provePassword(register, accountId, password, address);
  const secret = newFactorSecret();
  const sealed = await seal(register, accountId, secret);
  await asRegister(register.database, session, async (trx) => {
    if (!(await store.saveUnconfirmed(trx, accountId, sealed))) {
      throw new RegisterError('STATE_FORBIDS', 'There is a second factor already.', { place: 'second-factor', remedy: 'Remove it first.' });
    }
    await tellOf(trx, 'self.change', accountId, { secondFactor: 'begun' });
  });
  return { secret, uri: authenticator(secret, login).toString() };
}

/** Turns the second factor on by its first code. @returns recovery codes, told this once. @throws RegisterError `NOT_SIGNED_IN`, `STATE_FORBIDS`. */
export async function confirmFactor(register: Register, { identity, secret: session }: Caller, address: string, code: string) {
  refuseMachines(identity.kind);
  const { accountId } = identity;
  const factor = await store.findFactor(register.database, accountId);
  if (!factor || factor.confirmed) {
    throw new RegisterError('STATE_FORBIDS', 'No second factor waits for its first code.', { place: 'second-factor', remedy: 'Begin anew.' });
  }
  const attempt = { login: accountId, address };
  await countAttempt(register, attempt);
  const step = stepOf(await unseal(register, accountId, factor.sealed), code.replaceAll(/\s/g, ''), register.clock.now());
  if (step === null || !(await store.takeStep(register.database, accountId, step))) throw wrongCode();
  await forgetAttempt(register, attempt);
  const recoveryCodes = newRecoveryCodes();
  await asRegister(register.database, session, async (trx) => {
    await store.confirm(trx, accountId, recoveryCodes);
    await tellOf(trx, 'self.change', accountId, { secondFactor: 'on' });
  });
  return { recoveryCodes };
}

/** Turns one's own second factor off; takes the password and a code. @throws RegisterError `NOT_SIGNED_IN`, `SECOND_FACTOR_NEEDED`. */
export async function removeOwnFactor(register: Register, { identity, secret: session }: Caller, address: string, password: string, code: string) {
  refuseMachines(identity.kind);
  const { accountId } = identity;
  await provePassword(register, accountId, password, address);
  const attempt = { login: `code of ${accountId}`, address };
  await countAttempt(register, attempt);
  await proveSecondFactor(register, accountId, code);
  await forgetAttempt(register, attempt);
  await asRegister(register.database, session, async (trx) => {
    await store.removeFactor(trx, accountId);
    await tellOf(trx, 'self.change', accountId, { secondFactor: 'off' });
  });
  return { accountId };
}

function wrongCode(): RegisterError {
  return new RegisterError('NOT_SIGNED_IN', 'This code is not right, or was used already.', {
    place: 'body/code',
    remedy: 'Wait for the next code and check the time of your device.',
  });
}
