import type { z } from 'zod';
import { may } from '../../../access/identity.ts';
import { openSession } from '../../../access/sessions.ts';
import { notFound, RegisterError } from '../../../register-error.ts';
import { type Asked, placeOf } from '../service.ts';
import type { HoldingQuery, MadeKey, NewKey } from './schema.ts';
import * as store from './store.ts';

const day = 86_400_000;

export function listHoldings({ trx, identity }: Asked, kind: store.Kind, query: z.infer<typeof HoldingQuery>) {
  return store.listHoldings(trx, kind, identity, query);
}

/**
 * Makes a key by which a machine does some of what the caller may. It says who it is (`self.read`), and can make no further keys.
 * @throws RegisterError `NOT_ALLOWED` by a key, and for actions that the caller may do nowhere.
 */
export async function makeKey(asked: Asked, { label, actions, days }: z.infer<typeof NewKey>): Promise<z.infer<typeof MadeKey>> {
  const { trx, identity, clock } = asked;
  const beyond = actions.filter((action) => !may(identity, action));
  if (identity.kind === 'api-key' || beyond.length > 0) {
    throw new RegisterError('NOT_ALLOWED', beyond.length > 0 ? `You may not do this yourself: ${beyond.join(', ')}.` : 'A key makes no keys.', {
      place: 'body/actions',
      remedy: 'Sign in as a person who may, and narrow the key to what its machine needs.',
    });
  }
  const narrowed = [...new Set(['self.read', ...actions])];
  const { id, secret } = await openSession({ owner: trx }, clock, {
    accountId: identity.accountId,
    kind: 'api-key',
    lasts: days * day,
    label,
    actions: narrowed,
  });
  const place = await placeOf(asked, identity.agencyId);
  asked.audit({ action: 'self.change', objectKind: 'api-key', objectId: id, place, details: { created: true, actions: narrowed, days } });
  return { id, key: secret, expiresAt: new Date(clock.now().getTime() + days * day).toISOString() };
}

/** Ends a session or key: one's own, or of an account that one may change. @throws RegisterError `NOT_FOUND`, `NOT_ALLOWED`. */
export async function endHolding(asked: Asked, kind: store.Kind, id: string): Promise<{ id: string }> {
  const holding = await store.findHolding(asked.trx, kind, id);
  if (!holding) throw notFound(kind, id);
  if (!(await store.endHolding(asked.trx, id))) {
    throw new RegisterError('NOT_ALLOWED', 'It has ended already, or belongs to somebody whose roles reach beyond your office.', {
      place: `${kind}/${id}`,
      remedy: 'Leave it to an administrator whose office holds all of them.',
    });
  }
  const { accountId, ...place } = holding;
  asked.audit({ action: 'session.end', objectKind: kind, objectId: id, place, details: { account: accountId } });
  return { id };
}
