import type { z } from 'zod';
import { type Place, require } from '../../access/identity.ts';
import { roleNames, roles } from '../../access/roles.ts';
import type { Call } from '../../http/route.ts';
import { notFound, RegisterError } from '../../register-error.ts';
import { readAgency } from '../agencies/index.ts';
import type { Account, AccountChange, AccountQuery, NewAccount, RoleView } from './schema.ts';
import * as store from './store.ts';

export type AccountRecord = z.infer<typeof Account>;
export type Asked = Pick<Call<unknown, unknown, unknown>, 'trx' | 'identity' | 'clock' | 'audit'>;

export function listAccounts({ trx }: Asked, query: z.infer<typeof AccountQuery>) {
  return store.listAccounts(trx, query);
}

/** @throws RegisterError `NOT_FOUND`. */
export async function readAccount({ trx }: Asked, id: string): Promise<AccountRecord> {
  const account = await store.findAccount(trx, id);
  if (!account) throw notFound('account', id);
  return account;
}

/** Sets up an account that its holder enters by an invitation. @throws RegisterError `NOT_ALLOWED`, `ALREADY_THERE`. */
export async function createAccount(asked: Asked, account: z.infer<typeof NewAccount>): Promise<AccountRecord> {
  const place = await placeOf(asked, account.agencyId);
  require(asked.identity, 'account.change', place);
  const id = await store.insertAccount(asked.trx, account);
  if (!id) {
    throw new RegisterError('ALREADY_THERE', 'This sign-in name is taken.', { place: 'body/login', remedy: 'Choose another.' });
  }
  asked.audit({ action: 'account.change', objectKind: 'account', objectId: id, place, details: { created: true, agency: account.agencyId } });
  return readAccount(asked, id);
}

/**
 * Changes what is told of an account, moves it to another agency, disables it or lets it in again.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`, `CHANGED_MEANWHILE`.
 */
export async function changeAccount(asked: Asked, id: string, change: z.infer<typeof AccountChange>): Promise<AccountRecord> {
  const account = await commanded(asked, id);
  const place = await placeOf(asked, account.agencyId);
  if (change.agencyId !== undefined) require(asked.identity, 'account.change', await placeOf(asked, change.agencyId));
  if (change.status === 'active' && account.status === 'invited') {
    throw new RegisterError('STATE_FORBIDS', 'Only its holder can enter an account that is invited.', {
      place: 'body/status',
      remedy: 'Invite again.',
    });
  }
  await store.updateAccount(asked.trx, id, change);
  if (change.status === 'disabled') await store.shutOut(asked.trx, id);
  const { name, email, ...rest } = change;
  const personal = [...(name === undefined ? [] : ['name']), ...(email === undefined ? [] : ['email'])];
  asked.audit({
    action: 'account.change',
    objectKind: 'account',
    objectId: id,
    place,
    details: { ...rest, ...(personal.length > 0 && { changed: personal }) },
  });
  return readAccount(asked, id);
}

/** Takes away the second factor of somebody who has lost it. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function removeSecondFactor(asked: Asked, id: string): Promise<AccountRecord> {
  const account = await commanded(asked, id);
  await store.removeSecondFactor(asked.trx, id);
  const place = await placeOf(asked, account.agencyId);
  asked.audit({ action: 'account.change', objectKind: 'account', objectId: id, place, details: { secondFactor: 'off' } });
  return account;
}

/** An account that the caller may change: within their office, not their own, and holding nothing that they could not grant. */
export async function commanded(asked: Asked, id: string): Promise<AccountRecord> {
  const account = await readAccount(asked, id);
  require(asked.identity, 'account.change', await placeOf(asked, account.agencyId));
  if (!account.mayChange) {
    throw new RegisterError('NOT_ALLOWED', 'This account is your own, or holds roles beyond your office.', {
      place: `account/${id}`,
      remedy: 'Ask an administrator whose office holds all of its roles.',
    });
  }
  return account;
}

/** Where an account of this agency belongs. @throws RegisterError `NOT_FOUND`. */
export async function placeOf(asked: Asked, agencyId: string): Promise<Place> {
  const { path, territory } = await readAgency(asked, agencyId);
  return { agency: path, territory };
}

/** The table of roles. */
export function listRoles(): z.infer<typeof RoleView>[] {
  return roleNames.map((role) => ({ role, actions: [...roles[role].may] }));
}
