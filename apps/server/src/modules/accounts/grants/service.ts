import type { z } from 'zod';
import { require } from '../../../access/identity.ts';
import { today } from '../../../clock/clock.ts';
import { notFound, RegisterError } from '../../../register-error.ts';
import { type AccountRecord, type Asked, readAccount } from '../service.ts';
import type { GrantEnd, NewGrant } from './schema.ts';
import * as store from './store.ts';

/**
 * Gives a role to somebody else, within what the caller may grant. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `REQUEST_INVALID`.
 */
export async function grantRole(asked: Asked, accountId: string, grant: z.infer<typeof NewGrant>): Promise<AccountRecord> {
  const { trx, identity, clock } = asked;
  const account = await readAccount(asked, accountId);
  refuseSelf(asked, accountId);
  const place = { agency: grant.agency, territory: grant.territory };
  require(identity, 'account.grant', place);
  const validFrom = grant.validFrom ?? today(clock);
  const known = await store.known(trx, grant.agency, grant.territory);
  const fields = [
    ...(known.agency ? [] : [{ path: 'body/agency', message: 'no agency has this path' }]),
    ...(known.territory ? [] : [{ path: 'body/territory', message: 'no territory has this path' }]),
    ...(validFrom < today(clock) ? [{ path: 'body/validFrom', message: 'is past' }] : []),
    ...(grant.validTo !== null && grant.validTo < validFrom ? [{ path: 'body/validTo', message: 'is before the first day' }] : []),
  ];
  if (fields.length > 0) throw new RegisterError('REQUEST_INVALID', 'This role cannot be granted so.', { fields, remedy: 'Correct what is named.' });
  if (account.status === 'disabled') {
    throw new RegisterError('STATE_FORBIDS', 'The account is disabled.', { place: `account/${accountId}`, remedy: 'Let it in again first.' });
  }
  const id = await store.insertGrant(trx, accountId, grant, validFrom, identity.accountId);
  asked.audit({ action: 'account.grant', objectKind: 'account', objectId: accountId, place, details: { grant: id, ...grant, validFrom } });
  return readAccount(asked, accountId);
}

/** Moves the last day of a role. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function endGrant(asked: Asked, accountId: string, grantId: string, { lastDay }: z.infer<typeof GrantEnd>): Promise<AccountRecord> {
  const account = await readAccount(asked, accountId);
  const grant = account.grants.find(({ id }) => id === grantId);
  if (!grant) throw notFound('grant', grantId);
  refuseSelf(asked, accountId);
  require(asked.identity, 'account.grant', grant);
  const validTo = lastDay === undefined ? dayBefore(today(asked.clock)) : lastDay;
  if (!(await store.setLastDay(asked.trx, grantId, validTo))) throw notFound('grant', grantId);
  const { agency, territory, role } = grant;
  asked.audit({
    action: 'account.grant',
    objectKind: 'account',
    objectId: accountId,
    place: { agency, territory },
    details: { grant: grantId, role, validTo },
  });
  return readAccount(asked, accountId);
}

function refuseSelf({ identity }: Asked, accountId: string): void {
  if (identity.accountId !== accountId) return;
  throw new RegisterError('NOT_ALLOWED', 'Nobody grants roles to themselves, nor ends them.', {
    place: 'account.grant',
    remedy: 'Ask another administrator.',
  });
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
