import type { z } from 'zod';
import { asRegister } from '../../access/as-register.ts';
import { may } from '../../access/identity.ts';
import { actions } from '../../access/roles.ts';
import type { Register } from '../../http/context.ts';
import type { Call, Caller } from '../../http/route.ts';
import { RegisterError } from '../../register-error.ts';
import { type Begun, beginSession } from './begin.ts';
import { shortest } from './password-rules.ts';
import { fits } from './passwords.ts';
import type { DemonstrationPerson, SelfChange, Session, SignIn, WaysIn } from './schema.ts';
import { proveSecondFactor } from './second-factor/service.ts';
import * as store from './store.ts';
import { countAttempt, forgetAttempt } from './throttle.ts';
import { tellFailed, tellOf } from './trail.ts';

export function waysIn({ configuration }: Register): z.infer<typeof WaysIn> {
  const { provider, demonstration } = configuration;
  return { password: true, provider: provider && { name: provider.name }, demonstration, shortestPassword: shortest };
}

/**
 * Signs in with a password, and a code where the account asks for one. Until a password that was given is changed, nothing else can be done.
 * @throws RegisterError `NOT_SIGNED_IN`, alike for a wrong name and a wrong password; `SECOND_FACTOR_NEEDED`; `REQUEST_TOO_MANY`.
 */
export async function signIn(register: Register, { login, password, code }: z.infer<typeof SignIn>, address: string): Promise<Begun> {
  const attempt = { login, address };
  await countAttempt(register, attempt);
  const account = await store.findCredential(register.database, login);
  if (!(await fits(account?.passwordHash, password)) || !account) {
    await tellFailed(register, 'password', account?.id, 'password');
    throw new RegisterError('NOT_SIGNED_IN', 'This name and password do not fit together.', {
      remedy: 'Check both, or ask the administrator of your agency.',
    });
  }
  await proveSecondFactor(register, account.id, code);
  await forgetAttempt(register, attempt);
  return beginSession(register, account.id, 'password');
}

/** Ends the caller's session. */
export async function signOut(register: Register, { identity, secret }: Caller): Promise<void> {
  await asRegister(register.database, secret, async (trx) => {
    await tellOf(trx, 'session.end', identity.accountId, { session: identity.sessionId });
    await trx.updateTable('access.session').set({ ended_at: register.clock.now() }).where('id', '=', identity.sessionId).execute();
  });
}

/** Changes what people choose for themselves. */
export async function changeSelf(register: Register, { identity, secret }: Caller, { language }: z.infer<typeof SelfChange>) {
  await asRegister(register.database, secret, async (trx) => {
    await store.setLanguage(trx, identity.accountId, language);
    await tellOf(trx, 'self.change', identity.accountId, { language });
  });
  return { accountId: identity.accountId };
}

/** Signs in as one of the demonstration's people. @throws RegisterError `DEMONSTRATION_REFUSED`, `NOT_FOUND`. */
export async function signInToDemonstration(register: Register, accountId: string): Promise<Begun> {
  const people = await listDemonstrationPeople(register);
  if (!people.some((person) => person.accountId === accountId)) throw new RegisterError('NOT_FOUND', 'There is no such person in the demonstration.');
  return beginSession(register, accountId, 'demonstration');
}

export async function listDemonstrationPeople(register: Register): Promise<z.infer<typeof DemonstrationPerson>[]> {
  if (!register.configuration.demonstration) throw new RegisterError('DEMONSTRATION_REFUSED', 'This register is not the demonstration.');
  return store.demonstrationPeople(register.database);
}

/** Who is calling, with the names of where they may do what. */
export async function describeSession(
  register: Register,
  { identity, trx, clock }: Pick<Call<unknown, unknown, unknown>, 'identity' | 'trx' | 'clock'>,
) {
  const names = await store.namesOf(trx, [...new Set(identity.grants.flatMap((grant) => [grant.agency, grant.territory]))]);
  const agency = await store.findAgencyOf(trx, identity.agencyId);
  const session: z.infer<typeof Session> = {
    accountId: identity.accountId,
    name: identity.name,
    language: identity.language,
    agencyId: identity.agencyId,
    agencyName: agency?.name ?? identity.agencyId,
    agencyPath: agency?.path ?? '',
    kind: identity.kind,
    grants: identity.grants.map((grant) => ({
      ...grant,
      agencyName: names.get(grant.agency) ?? grant.agency,
      territoryName: names.get(grant.territory) ?? grant.territory,
    })),
    actions: actions.filter((action) => may(identity, action)),
    mustChangePassword: identity.kind === 'browser' && identity.actions !== null,
    secondFactor: await store.hasSecondFactor(trx, identity.accountId),
    demonstration: register.configuration.demonstration,
    now: clock.now().toISOString(),
  };
  return session;
}
