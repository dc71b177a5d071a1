import type { z } from 'zod';
import { may } from '../../access/identity.ts';
import { actions } from '../../access/roles.ts';
import { openSession } from '../../access/sessions.ts';
import type { Register } from '../../http/context.ts';
import type { Call } from '../../http/route.ts';
import { RegisterError } from '../../register-error.ts';
import { fits } from './passwords.ts';
import type { DemonstrationPerson, Session, SignIn } from './schema.ts';
import * as store from './store.ts';

/** How long a browser's session lasts: a working day. */
export const sessionLasts = 12 * 3_600_000;

/** Signs in with a password. @returns the session's secret. @throws RegisterError `NOT_SIGNED_IN`, alike for a wrong name and a wrong password. */
export async function signIn(register: Register, { login, password }: z.infer<typeof SignIn>): Promise<{ accountId: string; secret: string }> {
  const account = await store.findCredential(register.database, login);
  if (!(await fits(account?.passwordHash, password)) || !account) {
    throw new RegisterError('NOT_SIGNED_IN', 'This name and password do not fit together.', {
      remedy: 'Check both, or ask the administrator of your agency.',
    });
  }
  return signInAs(register, account.id);
}

/** Opens a browser's session for an account that has proved itself. */
export async function signInAs(register: Register, accountId: string): Promise<{ accountId: string; secret: string }> {
  const { secret } = await openSession(register.database, register.clock, { accountId, kind: 'browser', lasts: sessionLasts });
  return { accountId, secret };
}

/** Signs in as one of the demonstration's people. @throws RegisterError `DEMONSTRATION_REFUSED`, `NOT_FOUND`. */
export async function signInToDemonstration(register: Register, accountId: string): Promise<{ accountId: string; secret: string }> {
  const people = await listDemonstrationPeople(register);
  if (!people.some((person) => person.accountId === accountId)) throw new RegisterError('NOT_FOUND', 'There is no such person in the demonstration.');
  return signInAs(register, accountId);
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
    demonstration: register.configuration.demonstration,
    now: clock.now().toISOString(),
  };
  return session;
}
