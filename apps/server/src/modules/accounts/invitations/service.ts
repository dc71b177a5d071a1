import type { z } from 'zod';
import { hashOf, newSecret } from '../../../access/secret.ts';
import { RegisterError } from '../../../register-error.ts';
import { type Asked, commanded, placeOf } from '../service.ts';
import type { Invitation } from './schema.ts';
import * as store from './store.ts';

/** How long an invitation holds, in milliseconds: three days. */
const lasts = 3 * 86_400_000;

/**
 * Makes a one-time link by which an account's holder sets a password; one made before no longer works.
 * @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`, `STATE_FORBIDS`.
 */
export async function invite(asked: Asked, publicUrl: string, accountId: string): Promise<z.infer<typeof Invitation>> {
  const account = await commanded(asked, accountId);
  if (account.status === 'disabled') {
    throw new RegisterError('STATE_FORBIDS', 'The account is disabled.', { place: `account/${accountId}`, remedy: 'Let it in again first.' });
  }
  const secret = newSecret('sgi_');
  const expiresAt = new Date(asked.clock.now().getTime() + lasts);
  await store.endInvitations(asked.trx, accountId);
  const id = await store.insertInvitation(asked.trx, {
    account_id: accountId,
    secret_hash: hashOf(secret),
    created_by: asked.identity.accountId,
    expires_at: expiresAt,
  });
  const place = await placeOf(asked, account.agencyId);
  asked.audit({ action: 'account.change', objectKind: 'account', objectId: accountId, place, details: { invitation: id } });
  // Behind the #, so that no server's log holds it.
  return { id, link: `${publicUrl}/invitation#${secret}`, expiresAt: expiresAt.toISOString() };
}
